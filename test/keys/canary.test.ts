// A key is planted in every place a person can put one, everything is used that touches it, and then
// it is looked for: in every file, in all that was printed, in every answer, in every export.

import { mkdirSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { goodAnswer, whole } from '../kit/http-script.ts';
import { assayIn, everythingIn, ownHome, ran, server } from '../laboratory/setup.ts';
import { asProcess } from '../terminal/setup.ts';

const canary = 'sk-CaNaRy-7f3a91d2c4';
const spellings = [
  canary,
  Buffer.from(canary).toString('base64'),
  encodeURIComponent(`Bearer ${canary}`),
  'CaNaRy',
];

const leaksIn = (texts: Iterable<readonly [where: string, text: string]>): readonly string[] =>
  [...texts].flatMap(([where, text]) => spellings.filter(part => text.includes(part)).map(() => where));

/** Answers well at first, then echoes the key it was sent, as careless servers do. */
const echoing = () =>
  server((request, index) => {
    const sent = request.headers['authorization'] ?? '';
    if (request.path.endsWith('/models'))
      return whole(401, JSON.stringify({ error: { message: 'bad key' } }));
    return index === 0
      ? goodAnswer(['4', '2'])
      : whole(401, JSON.stringify({ error: { message: `Incorrect key: ${sent}` } }));
  });

const addressed = (baseUrl: string) => ({ name: 'lab', dialect: 'openai-chat', flavour: null, baseUrl });

describe('the canary', () => {
  it('sings in no file, no answer and no export of an app that sent it', async () => {
    const remote = await echoing();
    const home = await ownHome();
    const assay = await assayIn(home);
    const { laboratory } = assay;
    const answers: [string, string][] = [];
    const keep = async (where: string, answer: Promise<unknown>): Promise<void> => {
      answers.push([where, JSON.stringify(await answer.catch((error: unknown) => String(error))) ?? '']);
    };

    await keep('add', laboratory.endpoints.add(addressed(remote.url)));
    await keep('setKey', laboratory.endpoints.setKey({ name: 'lab', key: canary }));
    const document = await ran(assay, [['lab', 'm']], { repeats: 2 });
    expect(remote.seen.map(({ headers }) => headers['authorization'])).toEqual([
      `Bearer ${canary}`,
      `Bearer ${canary}`,
    ]);
    answers.push(['document', JSON.stringify(document)]);
    const { id } = document.session;
    const trialId = document.trials[0]?.id;
    const laneId = document.trials[0]?.lanes[0]?.id;
    if (!trialId || !laneId) throw new Error('the trial has a lane');
    await keep('test', laboratory.endpoints.test({ name: 'lab', model: 'm' }));
    await keep('refresh', laboratory.models.refresh({ endpoint: 'lab' }));
    await keep('list', laboratory.endpoints.list());
    await keep('models', laboratory.models.list());
    await keep('facts', laboratory.host.facts());
    await keep('settings', laboratory.settings.get());
    await keep('spend', laboratory.spend.summary({}));
    await keep('preview', laboratory.trials.preview({ sessionId: id }));
    await keep('open', laboratory.sessions.open({ id }));
    await keep('raw', laboratory.trials.rawResponse({ trialId, laneId }));
    for (const format of ['html', 'md', 'csv', 'json'] as const) {
      await keep(format, laboratory.sessions.export({ id, format, tape: true, language: 'en' }));
    }
    for (const text of ['', ' ', `${canary} and more`]) {
      await keep('a bad key', laboratory.endpoints.setKey({ name: 'lab', key: text }));
    }
    const header = { headers: { 'x-title': canary } };
    await keep('as a header', laboratory.endpoints.update({ name: 'lab', patch: header }));
    await keep(
      'in a URL',
      laboratory.endpoints.add({ ...addressed(`https://me:${canary}@example.com`), name: 'b' }),
    );

    expect(leaksIn(answers)).toEqual([]);
    expect(leaksIn(await everythingIn(home))).toEqual([]);
  });

  it('sings in nothing that the program prints or keeps', async () => {
    const remote = await echoing();
    const home = await ownHome();
    const endpoint = `lab=openai-chat:${remote.url}`;
    const out = join(home, 'out');
    mkdirSync(out);
    const env = { ASSAY_HOME: home, ASSAY_KEY_LAB: canary, OPENAI_API_KEY: canary };
    const said = [
      await asProcess(['endpoints', 'add', endpoint], env),
      await asProcess(
        [
          'run',
          'hi',
          '-m',
          'lab/m',
          '--repeats',
          '2',
          '--json',
          '--out',
          join(out, 's.assay.json'),
          '--report',
          join(out, 'r.html'),
          '--report',
          join(out, 'r.csv'),
        ],
        env,
      ),
      await asProcess(['endpoints', 'test', 'lab', 'm'], env),
      await asProcess(['keys'], env),
      await asProcess(['keys', 'set', 'lab'], env, `${canary}\n`),
      await asProcess(['keys', 'set', 'lab', canary], env),
      await asProcess(['endpoints', '--json'], env),
    ];
    expect(remote.seen.every(({ headers }) => headers['authorization'] === `Bearer ${canary}`)).toBe(true);
    expect(
      leaksIn(
        said.flatMap(
          ({ out: text, err }, index) =>
            [
              [`out ${index}`, text],
              [`err ${index}`, err],
            ] as const,
        ),
      ),
    ).toEqual([]);
    expect(leaksIn(await everythingIn(home))).toEqual([]);
  }, 60_000);

  it('would be heard: a planted one is found', () => {
    expect(
      leaksIn([
        ['a file', `{"key":"${canary}"}`],
        ['another', 'nothing'],
      ]),
    ).not.toEqual([]);
  });
});

describe('the data folder', () => {
  const mode = (path: string): number => statSync(path).mode & 0o777;

  it('is the person’s alone: 0700, and every file in it 0600', async () => {
    const home = join(await ownHome(), 'deep', 'assay');
    const assay = await assayIn(home);
    await assay.laboratory.settings.update({ theme: 'dark' });
    await assay.laboratory.sessions.create({
      prompt: { system: '', user: 'hi', variables: {} },
      lineup: [
        {
          id: 'c1' as ContenderId,
          endpoint: 'practice',
          model: 'gpt-4o-mini',
          effort: null,
          temperature: null,
          maxOutputTokens: null,
          streamed: true,
        },
      ],
    });
    await ran(assay, [['practice', 'gpt-4o-mini']]);
    expect(mode(home)).toBe(0o700);
    const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter(entry =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(2);
    expect(
      files.filter(entry => mode(join(entry.parentPath, entry.name)) !== 0o600).map(({ name }) => name),
    ).toEqual([]);
  });

  it('that the person shares with others keeps the access they gave it', async () => {
    const home = await ownHome();
    mkdirSync(join(home, 'shared', 'other'), { recursive: true, mode: 0o755 });
    await assayIn(join(home, 'shared'));
    expect(mode(join(home, 'shared'))).toBe(0o755);
  });
});
