// Endpoints as a person changes them, seen from the server they reach.

import { describe, expect, it, onTestFinished } from 'vitest';
import { goodAnswer, whole } from '../kit/http-script.ts';
import { scriptedProxy } from '../kit/scripted-proxy.ts';
import { testAuthority } from '../kit/scripted-server.ts';
import { freshAssay, assayIn, ownHome, ran, server } from './setup.ts';

const lab = (baseUrl: string) => ({ name: 'lab', dialect: 'openai-chat', flavour: null, baseUrl });

const listening = () => server(() => goodAnswer(['4', '2']));

describe('an endpoint', () => {
  it('is changed part by part, and keeps what is not named, also for the next app', async () => {
    const home = await ownHome();
    const { laboratory } = await assayIn(home);
    const { endpoints } = laboratory;
    await endpoints.add(lab('http://127.0.0.1:9/v1/'));
    await endpoints.update({ name: 'lab', patch: { organisation: 'org-1', concurrency: 4 } });
    await endpoints.update({ name: 'lab', patch: { headers: { 'X-Title': 'Assay' }, monthlyCapUsd: 5 } });
    await endpoints.update({ name: 'lab', patch: { organisation: null } });

    const next = await assayIn(home);
    const view = (await next.laboratory.endpoints.list()).find(({ name }) => name === 'lab');
    expect(view).toMatchObject({
      baseUrl: 'http://127.0.0.1:9/v1',
      origin: 'own',
      local: true,
      organisation: null,
      headers: { 'x-title': 'Assay' },
      concurrency: 4,
      isConcurrencyDefault: false,
      monthlyCapUsd: 5,
      key: { needed: false, present: false },
    });
  });

  it('sends its own headers, and shows them in the request that is kept', async () => {
    const remote = await listening();
    const assay = await freshAssay();
    await assay.laboratory.endpoints.add(lab(remote.url));
    await assay.laboratory.endpoints.update({
      name: 'lab',
      patch: { headers: { 'X-Title': 'Assay' }, organisation: 'org-1', project: 'proj-2' },
    });
    const document = await ran(assay, [['lab', 'm']]);
    const own = { 'x-title': 'Assay', 'openai-organization': 'org-1', 'openai-project': 'proj-2' };
    expect(remote.seen[0]?.headers).toMatchObject({ ...own, 'content-type': 'application/json' });
    expect(document.trials[0]?.lanes[0]?.request?.headers).toMatchObject(own);
  });

  it.each([
    ['Authorization', 'x'],
    ['X-Api-Key', 'x'],
    ['Cookie', 'x'],
    ['X-Auth-Token', 'x'],
    ['Host', 'x'],
    ['Accept-Encoding', 'gzip'],
    ['Content-Length', '3'],
    ['Bad Name', 'x'],
    ['X-Title', 'a\r\nX-Other: b'],
    ['X-Title', 'Bearer abcdef'],
    ['X-Title', 'sk-abcdefghijklmnop'],
  ])('takes no header %s: %j', async (name, value) => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add(lab('http://127.0.0.1:9'));
    const patch = { headers: { [name]: value } };
    await expect(laboratory.endpoints.update({ name: 'lab', patch })).rejects.toMatchObject({
      code: 'bad_header',
    });
  });

  it('trusts certificates of the person’s own, for itself alone', async () => {
    const remote = await server(() => goodAnswer(['4']), { tls: 'localhost' });
    const assay = await freshAssay();
    const { endpoints } = assay.laboratory;
    for (const name of ['lab', 'bare']) await endpoints.add({ ...lab(remote.url), name });
    const view = await endpoints.update({ name: 'lab', patch: { ca: testAuthority() } });
    expect(view.hasCa).toBe(true);
    const [trial] = (
      await ran(assay, [
        ['lab', 'm'],
        ['bare', 'm'],
      ])
    ).trials;
    expect(trial?.lanes.map(lane => [lane.status, lane.failure?.next ?? null])).toEqual([
      ['complete', null],
      ['failed', 'check_certificate'],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<html>'],
    ['a broken certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['a private key', `${testAuthority()}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n`],
  ])('takes no %s for a certificate', async (_what, ca) => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add(lab('https://127.0.0.1:9'));
    await expect(laboratory.endpoints.update({ name: 'lab', patch: { ca } })).rejects.toMatchObject({
      code: 'bad_certificate',
    });
  });

  it('goes through its proxy', async () => {
    const remote = await server(() => goodAnswer(['4']), { tls: 'localhost' });
    const proxy = await scriptedProxy();
    onTestFinished(() => proxy.close());
    const assay = await freshAssay();
    await assay.laboratory.endpoints.add(lab(remote.url));
    const patch = { proxy: proxy.url, ca: testAuthority() };
    await assay.laboratory.endpoints.update({ name: 'lab', patch });
    const document = await ran(assay, [['lab', 'm']]);
    expect(document.trials[0]?.lanes[0]?.status).toBe('complete');
    expect(proxy.heads[0]).toContain(`CONNECT 127.0.0.1:${remote.port}`);
  });

  it.each([
    'socks5://127.0.0.1:1080',
    'http://me:secret@127.0.0.1:3128',
    'http://127.0.0.1:3128/x',
    'nonsense',
  ])('takes no proxy %s', async proxy => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add(lab('http://127.0.0.1:9'));
    await expect(laboratory.endpoints.update({ name: 'lab', patch: { proxy } })).rejects.toMatchObject({
      code: 'bad_proxy',
      message: expect.not.stringContaining('secret') as string,
    });
  });

  it('asks for its key again once it points elsewhere', async () => {
    const [first, second] = [await listening(), await listening()];
    const assay = await freshAssay();
    const { endpoints } = assay.laboratory;
    await endpoints.add(lab(first.url));
    await endpoints.setKey({ name: 'lab', key: 'sk-canary-0123456789' });
    const moved = await endpoints.update({ name: 'lab', patch: { baseUrl: `${second.url}/v1` } });
    expect(moved.key.present).toBe(false);
    await ran(assay, [['lab', 'm']]);
    expect(second.seen[0]?.headers).not.toHaveProperty('authorization');
    const back = await endpoints.update({ name: 'lab', patch: { baseUrl: first.url } });
    expect(back.key.present).toBe(false);
  });

  it('keeps its key while only its path changes', async () => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add(lab('http://127.0.0.1:9/a'));
    await laboratory.endpoints.setKey({ name: 'lab', key: 'sk-canary-0123456789' });
    const moved = await laboratory.endpoints.update({
      name: 'lab',
      patch: { baseUrl: 'http://127.0.0.1:9/b' },
    });
    expect(moved.key).toMatchObject({ present: true, last4: '6789', source: 'memory' });
  });

  it.each([['openai'], ['practice']])('%s: a known address is not the person’s to change', async name => {
    const { laboratory } = await freshAssay();
    const patch = { baseUrl: 'https://example.com' };
    await expect(laboratory.endpoints.update({ name, patch })).rejects.toMatchObject({
      code: 'not_your_own',
    });
  });

  it('takes manners also where the address is not the person’s', async () => {
    const { laboratory } = await freshAssay();
    const view = await laboratory.endpoints.update({ name: 'openai', patch: { monthlyCapUsd: 20 } });
    expect(view).toMatchObject({ origin: 'builtin', monthlyCapUsd: 20 });
  });

  it('takes one lane at a time where it is a local server, and as many as it likes elsewhere', async () => {
    const { laboratory } = await freshAssay();
    const all = await laboratory.endpoints.list();
    const of = (name: string) => all.find(endpoint => endpoint.name === name)?.concurrency;
    expect([of('ollama'), of('lmstudio'), of('llamacpp'), of('openai'), of('practice')]).toEqual([
      1,
      1,
      1,
      null,
      null,
    ]);
  });
});

describe('an imported session', () => {
  const exportedFrom = async (baseUrl: string): Promise<string> => {
    const assay = await freshAssay();
    await assay.laboratory.endpoints.add({ ...lab(baseUrl), name: 'far' });
    return JSON.stringify(await ran(assay, [['far', 'm']]));
  };

  it('brings its endpoint along, and sends nothing there until the person has allowed it', async () => {
    const remote = await server(() => goodAnswer(['4']));
    const file = await exportedFrom(remote.url);
    const before = remote.seen.length;
    const { laboratory } = await freshAssay();
    const session = await laboratory.sessions.import({ document: file });
    const far = (await laboratory.endpoints.list()).find(({ name }) => name === 'far');
    expect(far).toMatchObject({ enabled: false, baseUrl: remote.url });

    const start = () => laboratory.trials.start({ sessionId: session.id, options: {} });
    await expect(start()).rejects.toMatchObject({ code: 'endpoint_disabled' });
    await expect(laboratory.endpoints.test({ name: 'far', model: 'm' })).rejects.toMatchObject({
      code: 'endpoint_disabled',
    });
    await expect(laboratory.models.refresh({ endpoint: 'far' })).rejects.toMatchObject({
      code: 'endpoint_disabled',
    });
    expect((await laboratory.trials.preview({ sessionId: session.id }))[0]?.problem).toContain(remote.url);
    expect(remote.seen).toHaveLength(before);

    await laboratory.endpoints.update({ name: 'far', patch: { enabled: true } });
    await start();
    await remote.asked(before + 1);
  });

  it('can’t point a name that is known here at an address of its own', async () => {
    const [theirs, mine] = [await listening(), await listening()];
    const file = await exportedFrom(theirs.url);
    const { laboratory } = await freshAssay({ env: { ASSAY_KEY_FAR: 'sk-canary-0123456789' } });
    await laboratory.endpoints.add({ ...lab(mine.url), name: 'far' });
    const before = theirs.seen.length;
    const session = await laboratory.sessions.import({ document: file });
    await laboratory.trials.start({ sessionId: session.id, options: {} });
    await mine.asked(1);
    expect(theirs.seen).toHaveLength(before);
  });

  it.each(['http://169.254.169.254/v1', 'https://me:secret@example.com', 'http://example.com/v1'])(
    'brings no endpoint at %s',
    async baseUrl => {
      const remote = await server(() => whole(500, '{}'));
      const file = (await exportedFrom(remote.url)).replaceAll(remote.url, baseUrl);
      const { laboratory } = await freshAssay();
      await laboratory.sessions.import({ document: file });
      expect((await laboratory.endpoints.list()).some(({ name }) => name === 'far')).toBe(false);
    },
  );
});
