// Asks an endpoint once and says what it found out.

import { useState } from 'react';
import type { EndpointReport } from '../../../shared/contract/views.ts';
import { findingText } from '../../../shared/format/finding-sentence.ts';
import { ended } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { testEndpoint } from '../../store/endpoints.ts';
import { PatientButton } from '../../widgets/patient-button.tsx';

export function EndpointTest({ name }: { readonly name: string }) {
  const language = useLanguage();
  const { manners } = wordsFor(language);
  const [report, setReport] = useState<EndpointReport>();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <PatientButton
        className="quiet"
        aria-label={manners.testOf(name)}
        title={manners.testHint}
        isWaiting={isAsking}
        onClick={() => {
          setAsking(true);
          void testEndpoint(name).then(found => {
            setReport(found);
            setAsking(false);
          });
        }}
      >
        {isAsking ? manners.testing : manners.test}
      </PatientButton>
      {report && (
        <ul className="findings" role="status" aria-label={manners.tested(name)}>
          {report.findings.map(finding => {
            const { check, answer, sentence } = findingText(finding, language);
            return (
              <li key={finding.check}>
                <b>{check}</b> {ended(answer, language)} <span className="soft">{sentence}</span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
