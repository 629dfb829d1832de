// Servers on this machine, found on the ports they usually take and added in one press.

import { useState } from 'react';
import type { DiscoveredServer } from '../../../shared/contract/views.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { addEndpoint, discoverServers } from '../../store/endpoints.ts';
import { PatientButton } from '../../widgets/patient-button.tsx';

export function LocalServers() {
  const { manners } = wordsFor(useLanguage());
  const [servers, setServers] = useState<readonly DiscoveredServer[]>();
  const [isLooking, setLooking] = useState(false);
  const look = async (): Promise<void> => {
    setLooking(true);
    setServers(await discoverServers());
    setLooking(false);
  };
  return (
    <div className="local-servers">
      <PatientButton className="link" isWaiting={isLooking} onClick={() => void look()}>
        {isLooking ? manners.discovering : manners.discover}
      </PatientButton>
      <div role="status">
        {servers?.length === 0 && <p className="faint">{manners.noneThere}</p>}
        {servers?.map(({ name, dialect, flavour, baseUrl, models, endpoint }) => (
          <p key={baseUrl}>
            {manners.foundServer(name, models.length)} <span className="mono faint">{baseUrl}</span>{' '}
            {endpoint === null ? (
              <button
                type="button"
                className="link"
                onClick={() => void addEndpoint({ name, dialect, flavour, baseUrl }).then(() => look())}
              >
                {manners.addServer(name)}
              </button>
            ) : (
              <span className="faint">{manners.known}</span>
            )}
          </p>
        ))}
      </div>
    </div>
  );
}
