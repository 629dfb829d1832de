// What can be done with one answer: asked again, gone on with, carried elsewhere.

import { Menu } from '@base-ui/react/menu';
import { contenderName } from '../../../shared/trial/contender.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { runAgain } from '../../store/again.ts';
import { copyText } from '../../store/clipboard.ts';
import { trialOf } from '../../store/columns.ts';
import { addressNext, askedOf, canContinue } from '../../store/conversation.ts';
import { curlOf, markdownOf } from '../../store/copies.ts';
import { endpointFor } from '../../store/endpoint-names.ts';

export function LaneMenu({ lane }: { readonly lane: Lane }) {
  const words = wordsFor(useLanguage());
  const name = contenderName(lane.contender);
  const needsKey = useApp(
    state => state.endpoints.find(known => known.name === lane.contender.endpoint)?.key.needed ?? true,
  );
  const copyCurl = (): void => {
    if (!lane.request) return;
    const endpoint = endpointFor(lane.contender, needsKey && !lane.contender.simulated);
    const said =
      endpoint.keyVariable === null ? words.lane.copied : words.lane.copiedCurl(endpoint.keyVariable);
    void copyText(curlOf(lane.request, endpoint), said);
  };
  const copyMarkdown = (): void => {
    const trial = trialOf(useApp.getState(), lane.id);
    if (trial) {
      const text = markdownOf(lane, askedOf(lane.contender, trial.prompt), words);
      void copyText(text, words.lane.copied);
    }
  };
  return (
    <Menu.Root>
      <Menu.Trigger className="lane-more" aria-label={words.lane.menu(name)}>
        ⋯
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="above">
          <Menu.Popup className="menu">
            <Menu.Item className="menu-item" onClick={() => void runAgain(lane.id)}>
              {words.lane.runAgain}
            </Menu.Item>
            <Menu.Item
              className="menu-item"
              disabled={!canContinue(lane)}
              onClick={() => addressNext([lane.id])}
            >
              {words.lane.continue}
            </Menu.Item>
            <Menu.Separator className="menu-line" />
            <Menu.Item
              className="menu-item"
              disabled={lane.answer === ''}
              onClick={() => void copyText(lane.answer, words.lane.copied)}
            >
              {words.lane.copyAnswer}
            </Menu.Item>
            <Menu.Item className="menu-item" disabled={lane.answer === ''} onClick={copyMarkdown}>
              {words.lane.copyMarkdown}
            </Menu.Item>
            <Menu.Item className="menu-item" disabled={lane.request === null} onClick={copyCurl}>
              {words.lane.copyCurl}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
