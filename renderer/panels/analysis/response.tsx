// The raw response of one lane, asked for when it is looked at.

import { useEffect, useState } from 'react';
import { formatMs } from '../../../shared/format/quantity.ts';
import { responseText } from '../../../shared/report/wire-text.ts';
import type { TrialId } from '../../../shared/trial/ids.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';
import { rawResponse } from '../../store/trials.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { PlainText } from '../../widgets/markdown/plain-text.tsx';

type Chunks = readonly (readonly [atMs: number, text: string])[];

/** Chunks shown together, so that the browser lays out only those that are seen. */
const perGroup = 40;

export function Response({ trialId, lane }: { readonly trialId: TrialId; readonly lane: Lane }) {
  const language = useLanguage();
  const words = analysisWords(language).requests;
  const [chunks, setChunks] = useState<Chunks | null>(null);
  const isSettled = lane.status !== null;
  useEffect(() => {
    if (!isSettled) return undefined;
    let isGone = false;
    void rawResponse(trialId, lane.id).then(
      response => {
        if (!isGone) setChunks(response.chunks);
      },
      () => {
        if (!isGone) setChunks([]);
      },
    );
    return () => {
      isGone = true;
    };
  }, [trialId, lane.id, isSettled]);
  return (
    <section aria-label={words.response}>
      <h3>
        {words.response}
        {chunks && chunks.length > 0 && <span className="faint"> {words.chunks(chunks.length)}</span>}
      </h3>
      {!isSettled && <p className="faint">{words.wait}</p>}
      {chunks?.length === 0 && <p className="faint">{words.none}</p>}
      {chunks && chunks.length > 0 && (
        <>
          <div className="wire" tabIndex={0} role="group" aria-label={words.response}>
            {groupsOf(chunks).map((group, index) => (
              <div key={index} className={chunks.length > perGroup ? 'plain-slice' : undefined}>
                {group.map(([at, text], place) => (
                  <div key={place} className="chunk">
                    <span className="chunk-at">{formatMs(at, language)}</span>
                    <PlainText text={text.trimEnd()} />
                  </div>
                ))}
              </div>
            ))}
          </div>
          <CopyButton label={words.copyResponse} text={() => responseText(chunks)} />
        </>
      )}
    </section>
  );
}

const groupsOf = (chunks: Chunks): readonly Chunks[] =>
  Array.from({ length: Math.ceil(chunks.length / perGroup) }, (_, i) =>
    chunks.slice(i * perGroup, (i + 1) * perGroup),
  );
