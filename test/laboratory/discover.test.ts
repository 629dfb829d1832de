import { describe, expect, it } from 'vitest';
import { whole } from '../kit/http-script.ts';
import type { Script, SeenRequest } from '../kit/scripted-server.ts';
import { freshAssay, server } from './setup.ts';

const json = (body: unknown): Script => whole(200, JSON.stringify(body));
const missing = (): Script => whole(404, '{"error":"not found"}');

/** Answers by path; whatever else is asked is not there. */
const answering =
  (paths: Readonly<Record<string, unknown>>) =>
  ({ path }: SeenRequest): Script =>
    Object.hasOwn(paths, path) ? json(paths[path]) : missing();

async function found(
  paths: Readonly<Record<string, unknown>>,
  kind: 'ollama' | 'vllm' | 'llamacpp' = 'vllm',
) {
  const remote = await server(answering(paths));
  const { laboratory } = await freshAssay({ localServers: [{ kind, port: remote.port }] });
  return { remote, laboratory, servers: await laboratory.endpoints.discover() };
}

describe('discovery', () => {
  it.each([
    [
      'ollama',
      {
        '/api/tags': { models: [{ name: 'qwq:32b' }] },
        '/v1/models': { data: [{ id: 'qwq:32b', owned_by: 'library' }] },
      },
    ],
    [
      'lmstudio',
      { '/api/v1/models': { models: [{ key: 'qwen3-8b' }] }, '/v1/models': { data: [{ id: 'qwen3-8b' }] } },
    ],
    ['llamacpp', { '/v1/models': { data: [{ id: 'qwq.gguf', owned_by: 'llamacpp' }] } }],
    ['vllm', { '/v1/models': { data: [{ id: 'Qwen/QwQ-32B', owned_by: 'vllm' }] } }],
    ['sglang', { '/v1/models': { data: [{ id: 'Qwen/QwQ-32B', owned_by: 'sglang' }] } }],
  ])('knows %s by its answers, whatever its port', async (kind, paths) => {
    const { servers, remote } = await found(paths, 'vllm');
    expect(servers).toHaveLength(1);
    expect(servers[0]).toMatchObject({
      kind,
      name: `${kind}-${remote.port}`,
      endpoint: null,
      models: [expect.any(String)],
    });
    expect(servers[0]?.baseUrl.startsWith(`http://127.0.0.1:${remote.port}`)).toBe(true);
  });

  it('takes the usual kind of the port where the server does not say', async () => {
    const { servers } = await found({ '/v1/models': { data: [{ id: 'm' }] } }, 'llamacpp');
    expect(servers).toMatchObject([{ kind: 'llamacpp', dialect: 'openai-chat', flavour: 'llamacpp' }]);
  });

  it('gives an address that can be added and asked for its list', async () => {
    const { laboratory, servers } = await found({ '/v1/models': { data: [{ id: 'm', owned_by: 'vllm' }] } });
    const [first] = servers;
    if (!first) throw new Error('nothing was found');
    const { dialect, flavour, baseUrl } = first;
    await laboratory.endpoints.add({ name: 'box', dialect, flavour, baseUrl });
    expect((await laboratory.models.refresh({ endpoint: 'box' })).listed).toBe(1);
    expect(await laboratory.endpoints.discover()).toMatchObject([{ endpoint: 'box' }]);
  });

  it('sends no key, to nobody but loopback', async () => {
    const { remote } = await found({});
    expect(remote.seen.length).toBeGreaterThan(0);
    for (const { headers } of remote.seen) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers['host']).toBe(`127.0.0.1:${remote.port}`);
    }
  });

  it('passes over what is no model server, and follows nobody elsewhere', async () => {
    const target = await server(() => json({ data: [{ id: 'm' }] }));
    const redirecting = await server(() => whole(302, '', { location: `${target.url}/v1/models` }));
    const page = await server(() => whole(200, '<html>', { 'content-type': 'text/html' }));
    const { laboratory } = await freshAssay({
      localServers: [redirecting, page, { port: 9 }].map(({ port }) => ({ kind: 'vllm' as const, port })),
    });
    expect(await laboratory.endpoints.discover()).toEqual([]);
    expect(target.seen).toHaveLength(0);
  });
});
