// `assay endpoints`, `models`, `keys`, `spend`: what they say and how they end.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryVault } from '../../electron/keys/vault.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { goodAnswer, whole } from '../kit/http-script.ts';
import { testAuthority } from '../kit/scripted-server.ts';
import { ownHome, server } from '../laboratory/setup.ts';
import { asProcess, terminalIn } from './setup.ts';

/** A vault that outlives one command, as a keyring does. */
const lastingVault = () => {
  const kept = memoryVault();
  return { ...kept, name: 'keyring' };
};

describe('assay endpoints', () => {
  it('adds, lists, changes and removes', async () => {
    const assay = terminalIn(await ownHome());
    const added = await assay(
      'endpoints add lab=openai-chat+vllm:http://127.0.0.1:9/v1 --monthly-cap 5 --price 1/2/0.5',
    );
    expect(added).toEqual({
      code: 0,
      out: 'lab  openai-chat+vllm  http://127.0.0.1:9/v1  no key needed  cap $5\n',
      err: '',
    });
    expect((await assay('endpoints')).out).toContain('lab  openai-chat+vllm');
    expect((await assay('endpoints list')).out).toContain(
      'practice  openai-chat  practice:  no key needed  SIMULATED',
    );
    const changed = await assay(
      'endpoints update lab --url http://127.0.0.1:8/v1 --dialect openai-chat --clear cap',
    );
    expect(changed.out).toBe('lab  openai-chat  http://127.0.0.1:8/v1  no key needed\n');
    expect((await assay('endpoints remove lab')).code).toBe(0);
    expect((await assay('endpoints')).out).not.toContain('lab  ');
  });

  it('takes headers, an organisation, certificates and a proxy', async () => {
    const home = await ownHome();
    const file = join(home, 'ca.pem');
    await writeFile(file, testAuthority());
    const assay = terminalIn(home);
    await assay('endpoints add lab=openai-chat:https://127.0.0.1:9/v1');
    const changed = await assay(
      `endpoints update lab --header X-Title:Assay --organisation org-1 --ca-file ${file} --proxy http://127.0.0.1:3128 --concurrency 2`,
    );
    expect(changed.code).toBe(0);
    const all = JSON.parse((await assay('endpoints --json')).out) as { name: string }[];
    expect(all.find(({ name }) => name === 'lab')).toMatchObject({
      headers: { 'x-title': 'Assay' },
      organisation: 'org-1',
      hasCa: true,
      proxy: 'http://127.0.0.1:3128',
      concurrency: 2,
    });
  });

  it.each([
    ['endpoints add nonsense', /^"nonsense" is not NAME=DIALECT/],
    ['endpoints add lab=openai-chat:http://169.254.169.254/v1', /can't be a base URL/],
    ['endpoints add lab=openai-chat:http://example.com/v1', /unencrypted.*\(--plain-http\)\n$/],
    ['endpoints add lab=smoke-signals:http://127.0.0.1:9', /No dialect/],
    ['endpoints add openai=openai-chat:http://127.0.0.1:9', /name of a known endpoint/],
    ['endpoints add lab=openai-chat:http://127.0.0.1:9 --header Authorization:x', /secret/],
    ['endpoints add lab=openai-chat:http://127.0.0.1:9 --price free', /--price takes/],
    ['endpoints update nobody --concurrency 2', /No endpoint is called/],
    ['endpoints update practice --clear everything', /--clear takes/],
    ['endpoints remove openai', /not an endpoint of your own/],
    ['endpoints test nobody', /No endpoint is called/],
    ['models nobody', /No endpoint is called/],
    ['models --refresh', /needs an endpoint/],
    ['models keep gpt', /not ENDPOINT\/MODEL/],
    ['models keep openai/x --thinking loud', /--thinking takes/],
    ['keys set openai sk-canary-0123456789', /does not belong on the command line/],
    ['keys set practice', /No key was given/],
    ['keys remove nobody', /No endpoint is called/],
    ['keys remove openai', /^No key for openai was kept/],
    ['spend --month november', /--month takes/],
    ['run hi -m lab/m --endpoint lab=openai-chat:http://example.com/v1', /unencrypted/],
  ])('%s is wrong usage: 2, with a sentence', async (args, sentence) => {
    const assay = terminalIn(await ownHome());
    const { code, out, err } = await assay(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect((await assay('endpoints')).out).not.toContain('lab  ');
  });

  it('tests: 0 where it works, 1 where it does not, and the costs are told first', async () => {
    const remote = await server((_request, index) => (index === 0 ? goodAnswer(['56']) : whole(500, '{}')));
    const assay = terminalIn(await ownHome());
    await assay(`endpoints add lab=openai-chat:${remote.url}`);
    const good = await assay('endpoints test lab m');
    expect(good.code).toBe(0);
    expect(good.err).toBe('This sends one short question, which may cost a little.\n');
    expect(good.out.split('\n').slice(0, 4)).toEqual([
      'lab/m',
      '  reached: yes  The server answered.',
      '  key: yes  It works without a key.',
      '  streaming: yes  The answer came as a stream.',
    ]);
    expect((await assay('endpoints test lab m --lang zh')).code).toBe(1);
  });

  it('says of a practice model that its dollars are play money', async () => {
    const assay = terminalIn(await ownHome());
    const { out, err } = await assay('endpoints test practice gpt-4o-mini');
    expect(err).toBe('This sends one short question to a simulated model.\n');
    expect(out).toMatch(/SIMULATED\n[^]*The question cost \$\S+ in play money\.\n$/);
    expect((await assay('spend')).out).toMatch(/ 1 call {2}SIMULATED/);
  });

  it('discovers: 0 with what to type next, 1 where nothing answered', async () => {
    const remote = await server(() => whole(200, JSON.stringify({ data: [{ id: 'm', owned_by: 'vllm' }] })));
    const assay = terminalIn(await ownHome());
    expect(await assay('endpoints discover')).toMatchObject({ code: 1, out: '' });
    const localServers = [{ kind: 'vllm' as const, port: remote.port }];
    const found = await assay('endpoints discover', { localServers });
    expect(found.code).toBe(0);
    const command = /assay (endpoints add \S+)/.exec(found.out)?.[1] ?? '';
    expect((await assay(command)).code).toBe(0);
    expect((await assay('endpoints discover', { localServers })).out).toMatch(
      /1 model listed\. {2}Reached by (\S+), as in: assay run "Hello" -m \1\/m$/m,
    );
  });
});

describe('options behind a further word', () => {
  it.each([
    ['endpoints list --json', /^\[/],
    ['endpoints --json', /^\[/],
    ['endpoints test practice gpt-4o-mini --json', /^\{/],
    ['endpoints test practice gpt-4o-mini --lang zh', /可以连通/],
    ['endpoints list --lang zh', /不需要密钥/],
    ['keys list --lang zh', /没有密钥/],
    ['models practice --json', /^\[/],
    ['models practice --lang zh', /价格未知|\$/],
  ])('are its own: %s', async (args, pattern) => {
    const { code, out } = await terminalIn(await ownHome())(args);
    expect(code).toBe(0);
    expect(out).toMatch(pattern);
  });
});

describe('assay models', () => {
  it('lists what is known, with price and retirement', async () => {
    const assay = terminalIn(await ownHome());
    const { out, code } = await assay('models openai');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^openai\/o1-preview {2}thinks hidden {2}128,000 tokens of context {2}price unknown {2}Shut down by its maker on 2025-07-28\.$/m,
    );
    expect(out).toMatch(/^openai\/gpt-5\.2 .*\$1\.75 \/ \$14 \(genai-prices/m);
  });

  it('asks the endpoint first where told to: 1 where that fails, with what is known', async () => {
    let isUp = true;
    const remote = await server(() => (isUp ? whole(200, '{"data":[{"id":"a"}]}') : whole(503, '{}')));
    const assay = terminalIn(await ownHome());
    await assay(`endpoints add lab=openai-chat:${remote.url}`);
    expect(await assay('models lab --refresh')).toEqual({
      code: 0,
      out: 'lab/a  price unknown\n',
      err: '1 model listed.\n',
    });
    isUp = false;
    const failed = await assay('models lab --refresh');
    expect(failed).toMatchObject({ code: 1, out: 'lab/a  price unknown\n' });
    expect(failed.err).toContain('503');
  });

  it('keeps and forgets models of the person’s own', async () => {
    const assay = terminalIn(await ownHome());
    await assay('endpoints add lab=openai-chat:http://127.0.0.1:9');
    const kept = await assay('models keep lab/org/my@model --context 4096 --thinking raw --price 1/2');
    expect(kept.out).toMatch(
      /^lab\/org\/my@model {2}shows its thinking {2}4,096 tokens of context {2}\$1 \/ \$2 \(own price, /,
    );
    await assay('models forget lab/org/my@model');
    expect((await assay('models lab')).out).toBe('');
  });
});

describe('assay keys', () => {
  it('reads a key from standard input or an unseen line, lists that it is there, removes it', async () => {
    const vault = lastingVault();
    const assay = terminalIn(await ownHome());
    const set = await assay('keys set openai', { vault, input: 'sk-canary-0123456789\nmore\n' });
    expect(set).toEqual({ code: 0, out: "The key for openai is kept in the system's keyring.\n", err: '' });
    expect((await assay('keys', { vault })).out).toContain("openai  key ...6789 from the system's keyring\n");
    await assay('keys remove openai', { vault });
    expect((await assay('keys list', { vault })).out).toContain('openai  no key\n');

    const stdin = Object.assign((async function* nothing() {})(), { isTTY: true });
    const typed = await assay('keys set openai', {
      vault,
      stdin,
      askHidden: async () => 'sk-canary-9876543210',
    });
    expect(typed.code).toBe(0);
    expect((await assay('keys', { vault })).out).toContain('...3210');
  });

  it('says plainly where a key could not be kept: 1, and which variable to set', async () => {
    const { code, out, err } = await terminalIn(await ownHome())('keys set openai', {
      input: 'sk-canary-0123456789',
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('ASSAY_KEY_OPENAI');
    expect(err).not.toContain('canary');
  });
});

describe('assay spend', () => {
  it('adds up by endpoint, labels play money, and leaves it out of the sum', async () => {
    const assay = terminalIn(await ownHome());
    expect((await assay('spend --month 2024-09')).out).toBe('Nothing was spent in 2024-09.\n');
    await assay('run hi -m practice/gpt-4o-mini -q --no-save');
    const { out } = await assay('spend');
    expect(out).toMatch(/^practice .*1 call .*SIMULATED, play money, not in the sum$/m);
    expect(out).toMatch(/^In all in \d{4}-\d\d {2}\$0$/m);
    expect((await assay('spend --lang zh')).out).toContain('模拟金额');
    expect(JSON.parse((await assay('spend --json')).out)).toMatchObject({
      totalUsd: 0,
      rows: [{ simulated: true, lanes: 1 }],
    });
  });
});

describe('assay run', () => {
  it('says of a model that is gone that it is, before it is asked', async () => {
    const assay = terminalIn(await ownHome());
    const { code, err } = await assay('run hi -m openai/o1-preview -m practice/o1-mini');
    expect(code).toBe(1);
    expect(err.split('\n')[0]).toBe(
      'openai/o1-preview  o1-preview was shut down by its maker (2025-07-28): expect to be refused, or choose another model.',
    );
    expect((await assay('run hi -m openai/o1-preview -q')).err).toBe('');
  });
});

describe('assay report', () => {
  it('shows a session from outside without letting it steer the terminal', async () => {
    const home = await ownHome();
    const assay = terminalIn(home);
    const file = join(home, 's.assay.json');
    await assay(`run hi -m practice/gpt-4o-mini -q --out ${file}`);
    const hostile = 'a\u001b]0;b\u0007\u009b2J\u202E\r\nc';
    const { session, trials, ...rest } = JSON.parse(await readFile(file, 'utf8')) as SessionDocument;
    const spoken = trials.map(trial => ({
      ...trial,
      lanes: trial.lanes.map(lane => ({ ...lane, answer: hostile, timeline: [[1, 'text', hostile, null]] })),
    }));
    await writeFile(
      file,
      JSON.stringify({ ...rest, session: { ...session, title: hostile }, trials: spoken }),
    );
    const imported = await assay(`sessions import ${file}`);
    const [id = ''] = imported.out.split(' ');
    const said = [
      imported,
      await assay('sessions'),
      await assay(`sessions show ${id}`),
      await assay(`replay ${file}`),
      await assay(`replay ${id} --speed 1000`),
    ];
    for (const { code, out } of said) {
      expect(code).toBe(0);
      expect(out).toContain('a␛]0;b␇[U+009B]2J[U+202E]');
      expect(out).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
    }
    expect(imported.out.trim().split('\n')).toHaveLength(1);
  });

  it('prices a session anew, and says so', async () => {
    const home = await ownHome();
    const assay = terminalIn(home);
    const [file, report] = [join(home, 's.assay.json'), join(home, 'r.md')];
    await assay(`run hi -m practice/gpt-4o-mini -q --out ${file}`);
    const done = await assay(
      `report ${file} --report ${report} --priced-as openai/gpt-4o --prices-on 2024-12-01`,
    );
    expect(done).toMatchObject({ code: 0 });
    const unknown = await assay(
      `report ${file} --report ${report} --priced-as openai/o1-preview --prices-on 2026-01-01`,
    );
    expect(unknown).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not known for that day') as string,
    });
    expect((await assay(`report ${file} --report ${report} --prices-on today`)).code).toBe(2);
  });
});

describe('as a program', () => {
  it('ends as it does by function, and takes a closed pipe for enough', async () => {
    const env = { ASSAY_HOME: await ownHome() };
    expect(await asProcess(['keys', 'set', 'openai'], env, 'sk-canary-0123456789\n')).toMatchObject({
      code: 1,
      out: '',
    });
    expect(await asProcess(['endpoints', 'add', 'nonsense'], env)).toMatchObject({ code: 2 });
    const listed = await asProcess(['models', 'openai'], env);
    expect(listed).toMatchObject({ code: 0, err: '' });
  }, 60_000);
});
