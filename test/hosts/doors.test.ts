// One suite through every door: whoever asks, by function call, over the socket or through the
// port, is told the same.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContenderDraft } from '../../shared/contract/contract.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { laneId, sessionId, trialId, type LaneId } from '../../shared/trial/ids.ts';
import { foldLane, type Lane } from '../../shared/trial/lane.ts';
import type { Session } from '../../shared/trial/session.ts';
import type { Trial, TrialFrame } from '../../shared/trial/trial.ts';
import { refusalOf } from '../kit/remote.ts';
import { silentServer, type SilentServer } from '../kit/silent-server.ts';
import { freshFolder, removeFolder } from '../kit/temp-folder.ts';
import { doors, type Door, type DoorName } from './doors.ts';

const contender = (model: string, endpoint = 'practice'): ContenderDraft => ({
  id: `c-${endpoint}-${model.replaceAll(/[^a-z0-9]/g, '')}` as ContenderId,
  endpoint,
  model,
  effort: null,
  temperature: null,
  maxOutputTokens: null,
  streamed: true,
});

const ask = (user: string) => ({ system: '', user, variables: {} });

/** A contender that says nothing until it is stopped. */
const silence = 'silence';

const keys = { typed: 'sk-typed-canary-1234567890', given: 'sk-given-canary-0987654321' };
const env = { ASSAY_PRACTICE_SPEED: '400', ASSAY_KEY_GIVEN: keys.given };

describe.each(Object.keys(doors) as DoorName[])('through the %s door', name => {
  const folder = freshFolder();
  let door: Door;
  let silent: SilentServer;
  beforeAll(async () => {
    silent = await silentServer();
    door = await doors[name]({ folder, env });
    const lab = { name: 'silent', dialect: 'openai-chat', flavour: null, baseUrl: silent.baseUrl };
    await door.laboratory.endpoints.add(lab);
  });
  afterAll(async () => {
    await door.close();
    await silent.close();
    removeFolder(folder);
  });

  const session = (lineup: readonly ContenderDraft[], more: object = {}): Promise<Session> =>
    door.laboratory.sessions.create({ prompt: ask('Why is the sky blue?'), lineup: [...lineup], ...more });

  const start = async (models: readonly string[]): Promise<Trial> => {
    const { id } = await session(
      models.map(model => (model === silence ? contender('m', 'silent') : contender(model))),
    );
    return door.laboratory.trials.start({ sessionId: id, options: { seed: 7 } });
  };

  const watch = async (trial: Trial, after = 0, until = (_frame: TrialFrame) => false) => {
    const frames: TrialFrame[] = [];
    for await (const frame of await door.laboratory.trials.watch({ trialId: trial.id, after })) {
      frames.push(frame);
      if (until(frame)) break;
    }
    return frames;
  };

  const folded = (trial: Trial, frames: readonly TrialFrame[]): ReadonlyMap<LaneId, Lane> => {
    const lanes = new Map(trial.lanes.map(lane => [lane.id, lane]));
    for (const { laneId: id, events } of frames.flatMap(frame => frame.lanes)) {
      const lane = lanes.get(id);
      if (lane) lanes.set(id, foldLane(lane, events));
    }
    return lanes;
  };

  const saved = async (trial: Trial): Promise<Trial> => {
    const opened = await door.laboratory.sessions.open({ id: trial.sessionId });
    const found = opened?.trials.find(({ id }) => id === trial.id);
    if (!found) throw new Error('the trial was not saved');
    return found;
  };

  const refused = async (question: Promise<unknown>) =>
    refusalOf(
      await question.then(
        () => new Error('it was answered'),
        (error: unknown) => error,
      ),
    );

  it('the host says who it is', async () => {
    expect(await door.laboratory.host.facts()).toMatchObject({
      host: name,
      warning: null,
      practiceSpeed: 400,
    });
  });

  it('a session is made, changed, found, copied, removed and brought back', async () => {
    const { sessions } = door.laboratory;
    const made = await session([contender('o1-mini'), contender('gpt-4o')], { title: `Quokka ${name}` });
    expect(made.lineup.map(({ model, simulated }) => [model, simulated])).toEqual([
      ['o1-mini', true],
      ['gpt-4o', true],
    ]);

    const changed = await sessions.update({ id: made.id, patch: { notes: 'wombat', pinned: true } });
    expect(changed).toMatchObject({ title: `Quokka ${name}`, notes: 'wombat', pinned: true });
    expect(await sessions.open({ id: made.id })).toMatchObject({ session: changed, trials: [], running: [] });

    const idsFor = async (query: string): Promise<readonly string[]> =>
      (await sessions.list({ query, limit: 50, offset: 0 })).sessions.map(({ id }) => id);
    expect(await idsFor('wombat')).toEqual([made.id]);

    const copy = await sessions.duplicate({ id: made.id });
    expect(copy.id).not.toBe(made.id);
    expect([copy.prompt, copy.lineup, copy.pinned]).toEqual([made.prompt, made.lineup, false]);

    await sessions.remove({ id: made.id });
    expect(await idsFor('quokka')).toEqual([copy.id]);
    await sessions.restore({ id: made.id });
    expect((await idsFor('quokka')).toSorted()).toEqual([made.id, copy.id].toSorted());
  });

  it('a page of the list says whether there are more', async () => {
    const { sessions } = door.laboratory;
    for (const n of [1, 2, 3]) await session([], { title: `numbat ${n}` });
    const first = await sessions.list({ query: 'numbat', limit: 2, offset: 0 });
    const rest = await sessions.list({ query: 'numbat', limit: 2, offset: 2 });
    expect([first.sessions.length, first.more, rest.sessions.length, rest.more]).toEqual([2, true, 1, false]);
  });

  it('a session that is not there is nothing, and no error', async () => {
    expect(await door.laboratory.sessions.open({ id: sessionId('nobody') })).toBeNull();
  });

  it('a trial is watched to its end, and what was seen is what was saved', async () => {
    const trial = await start(['o1-mini', 'gpt-4o', 'open-thinker']);
    expect(trial.lanes).toHaveLength(3);
    const frames = await watch(trial);
    expect(frames.filter(({ over }) => over)).toEqual([frames.at(-1)]);
    expect(frames.map(({ seq }) => seq)).toEqual(frames.map(({ seq }) => seq).toSorted((a, b) => a - b));
    const seen = folded(trial, frames);
    for (const lane of (await saved(trial)).lanes) {
      expect(lane.status).toBe('complete');
      expect(lane.answer.length).toBeGreaterThan(20);
      expect(seen.get(lane.id)).toMatchObject({ status: lane.status, answer: lane.answer });
    }
  });

  const settles = (id: LaneId) => (frame: TrialFrame) =>
    frame.lanes.some(lane => lane.laneId === id && lane.events.some(({ type }) => type === 'settled'));

  it('whoever comes back misses nothing and is told nothing twice', async () => {
    const trial = await start(['open-thinker', silence]);
    const [thinks, waits] = trial.lanes;
    if (!thinks || !waits) throw new Error('no lanes');
    const first = await watch(trial, 0, settles(thinks.id));
    const back = watch(trial, first.at(-1)?.seq);
    await door.laboratory.trials.stop({ trialId: trial.id });
    const rest = await back;
    const late = await watch(trial);
    expect(folded(trial, [...first, ...rest])).toEqual(folded(trial, late));
    // Of a lane that has settled only the count of its text may still come.
    const more = rest.flatMap(({ lanes }) => lanes).filter(lane => lane.laneId === thinks.id);
    const types = more.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types.filter(type => type !== 'counted')).toEqual([]);
    expect((await watch(trial, late.at(-1)?.seq)).flatMap(({ lanes }) => lanes)).toEqual([]);
  });

  it('one lane is stopped alone, and the others go on', async () => {
    const trial = await start([silence, 'gpt-4o']);
    const [stalls, goes] = trial.lanes;
    if (!stalls || !goes) throw new Error('no lanes');
    await watch(trial, 0, settles(goes.id));
    expect((await door.laboratory.sessions.open({ id: trial.sessionId }))?.running).toEqual([trial.id]);
    await door.laboratory.trials.stop({ trialId: trial.id, laneId: stalls.id });
    await watch(trial);
    expect((await saved(trial)).lanes.map(({ status }) => status)).toEqual(['cancelled', 'complete']);
    expect((await door.laboratory.sessions.open({ id: trial.sessionId }))?.running).toEqual([]);
  });

  it('all is stopped at once', async () => {
    const trial = await start([silence, silence]);
    await door.laboratory.trials.stop({ trialId: trial.id });
    await watch(trial);
    expect((await saved(trial)).lanes.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  it('what would be sent can be read before it is sent, and what came back after', async () => {
    const { id } = await session([contender('gpt-4o')]);
    const [preview] = await door.laboratory.trials.preview({ sessionId: id });
    expect(preview).toMatchObject({ problem: null, request: { method: 'POST' } });
    const trial = await door.laboratory.trials.start({ sessionId: id, options: {} });
    await watch(trial);
    const [lane] = trial.lanes;
    const { chunks } = await door.laboratory.trials.rawResponse({
      trialId: trial.id,
      laneId: lane?.id ?? laneId('none'),
    });
    expect(chunks.map(([, text]) => text).join('')).toContain('data: [DONE]');
  });

  it('a refusal arrives as a code and a sentence', async () => {
    const { sessions, trials, endpoints } = door.laboratory;
    const nobody = sessionId('nobody');
    const empty = await session([contender('gpt-4o')], { prompt: ask('') });
    const answers = await Promise.all([
      refused(sessions.update({ id: nobody, patch: {} })),
      refused(sessions.duplicate({ id: nobody })),
      refused(sessions.export({ id: nobody, format: 'md', tape: false, language: 'en' })),
      refused(sessions.import({ document: '{"format":"shopping-list","version":1}' })),
      refused(sessions.import({ document: 'no json' })),
      refused(trials.start({ sessionId: nobody, options: {} })),
      refused(trials.start({ sessionId: empty.id, options: {} })),
      refused(endpoints.setKey({ name: 'nobody', key: 'sk-nobody' })),
    ]);
    expect(answers.map(({ code }) => code)).toEqual([
      'unknown_session',
      'unknown_session',
      'unknown_session',
      'not_a_session',
      'not_json',
      'unknown_session',
      'empty_prompt',
      'unknown_endpoint',
    ]);
    for (const { sentence } of answers) expect(sentence).toMatch(/^[A-Z].+\.$/);
  });

  it.each(['html', 'md', 'csv', 'json'] as const)('a session is handed on as %s', async format => {
    const trial = await start(['o1-mini']);
    await watch(trial);
    const file = await door.laboratory.sessions.export({
      id: trial.sessionId,
      format,
      tape: true,
      language: 'en',
    });
    expect(file.name).toMatch(
      format === 'json' ? /^[\w.-]+\.assay\.json$/ : new RegExp(`^[\\w.-]+\\.${format}$`),
    );
    expect(file.text).toContain('o1-mini');
    expect(file.text.toLowerCase()).toContain('simulated');
  });

  it('a session file comes back whole, under ids of its own', async () => {
    const { sessions } = door.laboratory;
    const trial = await start(['open-thinker', 'flaky@rate_limit']);
    await watch(trial);
    const written = await sessions.export({
      id: trial.sessionId,
      format: 'json',
      tape: true,
      language: 'en',
    });
    const read = await sessions.import({ document: written.text });
    expect(read.id).not.toBe(trial.sessionId);
    const [before, after] = await Promise.all([
      sessions.document({ id: trial.sessionId }),
      sessions.document({ id: read.id }),
    ]);
    const figures = ({ trials }: typeof before) =>
      trials.flatMap(({ lanes }) =>
        lanes.map(({ status, failure, answer, reasoning, marks, readings, cost, usage }) => ({
          status,
          failure,
          answer,
          reasoning,
          marks,
          readings,
          cost,
          usage,
        })),
      );
    expect(figures(after)).toEqual(figures(before));
  });

  it('settings are kept, one by one', async () => {
    const { settings } = door.laboratory;
    await settings.update({ theme: 'dark', layout: { rail: 240 } });
    await settings.update({ layout: { prompt: 120 } });
    expect(await settings.get()).toMatchObject({ theme: 'dark', layout: { rail: 240, prompt: 120 } });
  });

  it('a key goes in and never comes back', async () => {
    const { endpoints, sessions, trials, host, models, settings } = door.laboratory;
    // A port that nobody serves: the lane fails, with its key already in the order.
    const baseUrl = 'http://127.0.0.1:9/v1';
    for (const own of ['typed', 'given']) {
      await endpoints.add({ name: own, dialect: 'openai-chat', flavour: null, baseUrl });
    }
    const typed = await endpoints.setKey({ name: 'typed', key: keys.typed });
    expect(typed.key).toMatchObject({ present: true, last4: '7890' });
    const lineup = ['typed', 'given'].map(endpoint => contender('m', endpoint));
    const { id } = await session(lineup);
    const trial = await trials.start({ sessionId: id, options: {} });
    await watch(trial);
    const [lane] = trial.lanes;
    await trials.preview({ sessionId: id });
    await trials.rawResponse({ trialId: trial.id, laneId: lane?.id ?? laneId('none') });
    for (const format of ['html', 'md', 'csv', 'json'] as const) {
      await sessions.export({ id, format, tape: true, language: 'en' });
    }
    await Promise.all([
      endpoints.list(),
      sessions.open({ id }),
      sessions.document({ id }),
      sessions.list({ query: '', limit: 500, offset: 0 }),
      host.facts(),
      models.list(),
      settings.get(),
    ]);
    expect(await endpoints.removeKey({ name: 'typed' })).toMatchObject({ key: { present: false } });
    const all = door.crossed.join('\n');
    expect(all.length).toBeGreaterThan(5_000);
    for (const key of Object.values(keys)) {
      for (const form of [key, Buffer.from(key).toString('base64'), encodeURIComponent(key)]) {
        expect(all.includes(form)).toBe(false);
      }
    }
  });

  it('files and folder are readable by this login alone', async () => {
    await door.laboratory.settings.update({ layout: { touched: true } });
    const modes = readdirSync(door.home, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => [entry.name, statSync(join(entry.parentPath, entry.name)).mode & 0o077]);
    expect(modes.length).toBeGreaterThan(1);
    expect(modes.filter(([, mode]) => mode !== 0)).toEqual([]);
    expect(statSync(door.home).mode & 0o777).toBe(0o700);
  });

  it('a trial that nobody started is not waited for', async () => {
    const unknown = { id: trialId('nobody') } as Trial;
    const answer = await watch(unknown).then(
      frames => frames.every(({ over }) => over),
      error => refusalOf(error).code,
    );
    expect([true, 'unknown_trial']).toContain(answer);
  });
});
