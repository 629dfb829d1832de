// The beginning: what the screen must know before it can be drawn.

import type { Link } from '../link/link.ts';
import { useApp } from './app-store.ts';
import { keptChoices } from './choices.ts';
import { refreshHeaders } from './headers.ts';
import { holdLaboratory, laboratory } from './laboratory.ts';
import { firstSession, openSession } from './sessions.ts';

export async function begin(link: Link): Promise<void> {
  holdLaboratory(link.laboratory);
  link.onState(state => useApp.setState({ link: state }));
  const [facts, settings, endpoints, models] = await Promise.all([
    laboratory().host.facts(),
    laboratory().settings.get(),
    laboratory().endpoints.list(),
    laboratory().models.list(),
  ]);
  const choices = keptChoices(settings.layout, useApp.getState().choices);
  useApp.setState({ facts, settings, endpoints, models, choices });
  await refreshHeaders();
  const { headers } = useApp.getState();
  const last = headers.find(header => header.id === settings.layout['session']) ?? headers[0];
  await (last ? openSession(last.id) : firstSession());
  useApp.setState({ isReady: true });
}
