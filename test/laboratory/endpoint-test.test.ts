// What a test of an endpoint says, by what a real server on loopback did.

import { describe, expect, it } from 'vitest';
import { findingText } from '../../shared/format/finding-sentence.ts';
import { isKnown } from '../../shared/reading.ts';
import {
  bill,
  chunked,
  done,
  finish,
  goodAnswer,
  head,
  lastChunk,
  sse,
  thought,
  whole,
  words,
} from '../kit/http-script.ts';
import type { Script } from '../kit/scripted-server.ts';
import { freshAssay, server } from './setup.ts';

async function tested(script: () => Script, env: Record<string, string> = {}) {
  const remote = await server(script);
  const assay = await freshAssay({ env });
  const { endpoints } = assay.laboratory;
  await endpoints.add({ name: 'lab', dialect: 'openai-chat', flavour: null, baseUrl: `${remote.url}/v1` });
  const report = await endpoints.test({ name: 'lab', model: 'm' });
  return {
    remote,
    report,
    found: Object.fromEntries(
      report.findings.map(({ check, answer, code }) => [check, `${answer}: ${code}`]),
    ),
  };
}

const stream = (...items: readonly string[]): Script => [
  { send: head() },
  { send: chunked(items.join('')) },
  { send: lastChunk },
];

const hiddenBill = sse({
  choices: [],
  usage: { prompt_tokens: 9, completion_tokens: 80, completion_tokens_details: { reasoning_tokens: 72 } },
});

describe('a test of an endpoint', () => {
  it.each([
    [
      'a good stream with its bill',
      () => goodAnswer(['5', '6']),
      ['yes: answered', 'yes: none_needed', 'yes: streamed', 'yes: reported', 'unknown: not_disclosed'],
    ],
    [
      'thinking in the open',
      () => stream(thought('7 times 8'), words('56'), finish(), bill(9, 8), done),
      ['yes: answered', 'yes: none_needed', 'yes: streamed', 'yes: reported', 'yes: shown'],
    ],
    [
      'hidden thinking, counted',
      () => stream(words('56'), finish(), hiddenBill, done),
      ['yes: answered', 'yes: none_needed', 'yes: streamed', 'yes: reported', 'yes: counted'],
    ],
    [
      'no bill',
      () => stream(words('56'), finish(), done),
      ['yes: answered', 'yes: none_needed', 'yes: streamed', 'no: not_reported', 'unknown: not_disclosed'],
    ],
    [
      'a whole body although a stream was asked for',
      () =>
        whole(
          200,
          JSON.stringify({
            choices: [{ message: { content: '56' }, finish_reason: 'stop' }],
            usage: { prompt_tokens: 9, completion_tokens: 1 },
          }),
        ),
      ['yes: answered', 'yes: none_needed', 'no: whole_body', 'yes: reported', 'unknown: not_disclosed'],
    ],
    [
      'a refused call',
      () => whole(401, JSON.stringify({ error: { message: 'no key' } })),
      ['yes: answered', 'no: no_key', 'unknown: no_text', 'unknown: not_asked', 'unknown: not_asked'],
    ],
    [
      'nothing at this address',
      () => whole(404, '{"error":{"message":"Not Found"}}'),
      ['no: not_found', 'unknown: not_asked', 'unknown: no_text', 'unknown: not_asked', 'unknown: not_asked'],
    ],
    [
      'a web page',
      () => whole(200, '<html>Welcome</html>', { 'content-type': 'text/html' }),
      [
        'no: other_dialect',
        'yes: none_needed',
        'unknown: no_text',
        'unknown: not_asked',
        'unknown: not_asked',
      ],
    ],
    [
      'a broken connection',
      (): Script => [{ close: 'rst' }],
      [
        'no: no_response',
        'unknown: not_asked',
        'unknown: no_text',
        'unknown: not_asked',
        'unknown: not_asked',
      ],
    ],
  ])('of %s', async (_what, script, expected) => {
    const { found } = await tested(script);
    expect([found['reach'], found['key'], found['streaming'], found['usage'], found['reasoning']]).toEqual(
      expected,
    );
  });

  it('says that a key was refused where one was sent, and repeats no key', async () => {
    const { report, found, remote } = await tested(
      () => whole(401, JSON.stringify({ error: { message: 'Incorrect API key provided' } })),
      { ASSAY_KEY_LAB: 'canary-key-1234567890' },
    );
    expect(remote.seen[0]?.headers['authorization']).toBe('Bearer canary-key-1234567890');
    expect(found['key']).toBe('no: refused');
    expect(JSON.stringify(report)).not.toContain('canary-key');
  });

  it('sends one call, streamed, and short', async () => {
    const { remote } = await tested(() => goodAnswer(['56']));
    expect(remote.seen).toHaveLength(1);
    expect(JSON.parse(remote.seen[0]?.body ?? '')).toMatchObject({
      model: 'm',
      stream: true,
      max_tokens: 1024,
    });
  });

  it('sends nothing where a key is needed and none is set', async () => {
    const { laboratory } = await freshAssay({ env: {} });
    const report = await laboratory.endpoints.test({ name: 'openai', model: 'gpt-4o-mini' });
    expect(report.failure?.code).toBe('no_key');
    expect(report.findings[0]).toMatchObject({ answer: 'unknown', code: 'not_asked' });
  });

  it('asks for the list first where no model is known, and tests one of it', async () => {
    const remote = await server(({ path }) =>
      path.endsWith('/models')
        ? whole(200, JSON.stringify({ object: 'list', data: [{ id: 'small' }] }))
        : goodAnswer(['56']),
    );
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add({
      name: 'lab',
      dialect: 'openai-chat',
      flavour: null,
      baseUrl: remote.url,
    });
    const report = await laboratory.endpoints.test({ name: 'lab' });
    expect(report).toMatchObject({ model: 'small', failure: null });
    expect(remote.seen.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('needs a model where none is known and none is listed, and says so', async () => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add({
      name: 'lab',
      dialect: 'openai-chat',
      flavour: null,
      baseUrl: 'http://127.0.0.1:9',
    });
    await expect(laboratory.endpoints.test({ name: 'lab' })).rejects.toMatchObject({ code: 'model_needed' });
  });

  it('costs what it costs, and that enters the spend', async () => {
    const remote = await server(() => goodAnswer(['5', '6']));
    const { laboratory } = await freshAssay();
    const address = { name: 'lab', dialect: 'openai-chat', flavour: null, baseUrl: remote.url };
    await laboratory.endpoints.add(address);
    await laboratory.endpoints.update({
      name: 'lab',
      patch: { price: { input: 10, output: 100, asOf: '2026-11-01' } },
    });
    const { cost } = await laboratory.endpoints.test({ name: 'lab', model: 'm' });
    expect(isKnown(cost) && cost.value).toBe((10 * 10 + 2 * 100) / 1e6);
    expect((await laboratory.spend.summary({})).rows).toMatchObject([
      { endpoint: 'lab', usd: 0.0003, lanes: 1 },
    ]);
  });

  it('has a sentence for each finding, in both languages', async () => {
    const { report } = await tested(() => goodAnswer(['56']));
    for (const finding of report.findings) {
      expect(findingText(finding, 'en').sentence).toMatch(/^[A-Z].*\.$/);
      expect(findingText(finding, 'zh').sentence).toMatch(/\p{Script=Han}.*。$/u);
    }
  });
});
