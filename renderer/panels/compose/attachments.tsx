// The files that go with the prompt: added by button or drop, shown by name, taken away again.

import { useRef } from 'react';
import type { Attachment } from '../../../shared/trial/session.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { attach, detach } from '../../store/attachments.ts';

export function AttachButton() {
  const { compose } = wordsFor(useLanguage());
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        onChange={event => {
          void attach([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="quiet"
        aria-label={compose.attachName}
        title={compose.attachHint}
        onClick={() => field.current?.click()}
      >
        {compose.attach}
      </button>
    </>
  );
}

export function Attachments() {
  const { compose } = wordsFor(useLanguage());
  const attachments = useApp(state => state.session?.prompt.attachments);
  if (!attachments || attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label={compose.attachments}>
      {attachments.map((file, index) => (
        // The same file may be attached twice; only its place tells the two apart.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${index} ${file.name}`} className="chip">
          {file.kind === 'image' && (
            <img className="thumb" alt="" src={`data:${file.mime};base64,${file.base64}`} />
          )}
          <span className="attachment-name">{file.name}</span>
          <small className="faint">{sizeOf(file)}</small>
          <button
            type="button"
            className="chip-close"
            aria-label={compose.detach(file.name)}
            onClick={() => detach(index)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function sizeOf(file: Attachment): string {
  const bytes = file.kind === 'image' ? (file.base64.length * 3) / 4 : file.text.length;
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1048576).toFixed(1)} MB`;
}
