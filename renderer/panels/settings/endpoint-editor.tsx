// An endpoint changed in place: where it is and how it speaks, what every request carries, how it is
// reached, how much of it at once and a month. What is left as it was is not sent.

import { useState, type FormEvent } from 'react';
import { readDialect, writtenDialect } from '../../../shared/catalog/dialect-names.ts';
import type { EndpointPatch } from '../../../shared/contract/endpoint-inputs.ts';
import type { EndpointView } from '../../../shared/contract/views.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { updateEndpoint } from '../../store/endpoints.ts';
import { DialectSelect } from './dialect-select.tsx';

interface Draft {
  readonly written: string;
  readonly baseUrl: string;
  readonly plainHttp: boolean;
  readonly headers: string;
  readonly organisation: string;
  readonly project: string;
  readonly proxy: string;
  readonly ca: string;
  readonly concurrency: string;
  readonly monthlyCap: string;
  readonly priceIn: string;
  readonly priceOut: string;
}

const draftOf = (endpoint: EndpointView): Draft => ({
  written: writtenDialect(endpoint.dialect, endpoint.flavour),
  baseUrl: endpoint.baseUrl,
  plainHttp: false,
  headers: Object.entries(endpoint.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n'),
  organisation: endpoint.organisation ?? '',
  project: endpoint.project ?? '',
  proxy: endpoint.proxy ?? '',
  ca: '',
  concurrency: endpoint.isConcurrencyDefault ? '' : String(endpoint.concurrency ?? ''),
  monthlyCap: String(endpoint.monthlyCapUsd ?? ''),
  priceIn: String(endpoint.price?.input ?? ''),
  priceOut: String(endpoint.price?.output ?? ''),
});

/** `name: value` a line. */
const headersIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .map(line => {
        const colon = line.indexOf(':');
        return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
      }),
  );

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text));

function patchOf(draft: Draft, before: Draft, today: string): EndpointPatch {
  const changed = (...names: readonly (keyof Draft)[]): boolean =>
    names.some(name => draft[name] !== before[name]);
  const { priceIn, priceOut } = draft;
  return {
    ...(changed('written') && readDialect(draft.written)),
    ...(changed('baseUrl') && { baseUrl: draft.baseUrl, plainHttp: draft.plainHttp }),
    ...(changed('headers') && { headers: headersIn(draft.headers) }),
    ...(changed('organisation') && { organisation: textOrNull(draft.organisation) }),
    ...(changed('project') && { project: textOrNull(draft.project) }),
    ...(changed('proxy') && { proxy: textOrNull(draft.proxy) }),
    ...(changed('ca') && { ca: textOrNull(draft.ca) }),
    ...(changed('concurrency') && { concurrency: numberOrNull(draft.concurrency) }),
    ...(changed('monthlyCap') && { monthlyCapUsd: numberOrNull(draft.monthlyCap) }),
    ...(changed('priceIn', 'priceOut') && {
      price:
        priceIn.trim() === '' && priceOut.trim() === ''
          ? null
          : { input: Number(priceIn), output: Number(priceOut), asOf: today },
    }),
  };
}

interface EndpointEditorProps {
  readonly endpoint: EndpointView;
  readonly onSaved: () => void;
}

export function EndpointEditor({ endpoint, onSaved }: EndpointEditorProps) {
  const { own } = wordsFor(useLanguage());
  const [before] = useState(() => draftOf(endpoint));
  const [draft, setDraft] = useState(before);
  const edit = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const isOwn = endpoint.origin === 'own';
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const patch = patchOf(draft, before, new Date().toISOString().slice(0, 10));
    void updateEndpoint(endpoint.name, patch).then(isSaved => isSaved && onSaved());
  };
  const field = (name: Exclude<keyof Draft, 'plainHttp'>, more: { readonly type?: string } = {}) => (
    <label>
      {own.fields[name]}
      <input
        value={draft[name]}
        {...(more.type === 'number' && { type: 'number', min: 0, step: 'any' })}
        onChange={event => edit({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form
      className="form endpoint-editor"
      data-passing=""
      aria-label={own.change(endpoint.name)}
      onSubmit={save}
    >
      {isOwn && (
        <div className="form row">
          <DialectSelect
            label={own.fields.written}
            value={draft.written}
            onChange={written => edit({ written })}
          />
          {field('baseUrl')}
          {draft.baseUrl !== before.baseUrl && draft.baseUrl.startsWith('http:') && (
            <label className="check">
              <input
                type="checkbox"
                checked={draft.plainHttp}
                onChange={event => edit({ plainHttp: event.target.checked })}
              />
              {own.fields.plainHttp}
            </label>
          )}
        </div>
      )}
      <div className="form row">
        {field('concurrency', { type: 'number' })}
        {field('monthlyCap', { type: 'number' })}
        {field('priceIn', { type: 'number' })}
        {field('priceOut', { type: 'number' })}
      </div>
      <div className="form row">
        {field('organisation')}
        {field('project')}
        {field('proxy')}
      </div>
      <label>
        {own.fields.headers}
        <textarea
          rows={2}
          value={draft.headers}
          placeholder="x-team: research"
          onChange={event => edit({ headers: event.target.value })}
        />
      </label>
      <label>
        {endpoint.hasCa ? own.fields.caKept : own.fields.ca}
        <textarea
          rows={2}
          value={draft.ca}
          placeholder="-----BEGIN CERTIFICATE-----"
          onChange={event => edit({ ca: event.target.value })}
        />
      </label>
      <div className="form-actions">
        {endpoint.hasCa && (
          <button
            type="button"
            className="quiet"
            onClick={() =>
              void updateEndpoint(endpoint.name, { ca: null }).then(isSaved => isSaved && onSaved())
            }
          >
            {own.dropCa}
          </button>
        )}
        <button type="submit" className="link" disabled={draft === before}>
          {own.save}
        </button>
      </div>
    </form>
  );
}
