// The terminal against a mock server that is not ours: it speaks the vendors' ways as its authors read them.

import { LLMock } from '@copilotkit/aimock';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionDocument } from '../../shared/session-file/document.ts';

const mock = new LLMock({ port: 0 });
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-third-party-'));
  mock.onMessage(/.*/, {
    content: 'Nine tenths are more than eleven hundredths.',
    usage: { prompt_tokens: 4, completion_tokens: 11, input_tokens: 4, output_tokens: 11 },
  });
  await mock.start();
});
afterAll(async () => {
  await mock.stop();
  await rm(home, { recursive: true, force: true });
});

/** Runs one prompt and gives the session document that stood on standard output. */
function run(
  ...words: string[]
): Promise<{ readonly code: number | null; readonly document: SessionDocument }> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'electron/assay.mjs',
      'run',
      'Which is larger?',
      ...words,
      '--json',
    ],
    {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, ASSAY_HOME: home, ASSAY_KEY_LAB: 'a-key-for-a-mock' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let out = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  return new Promise(done =>
    child.once('close', code => done({ code, document: JSON.parse(out) as SessionDocument })),
  );
}

describe('a server of somebody else', () => {
  it.each([
    ['openai-chat', '/v1', 'gpt-4o'],
    ['openai-chat, not streamed', '/v1', 'gpt-4o', '--no-stream'],
    ['openai-responses', '/v1', 'gpt-5'],
    ['openai-responses, not streamed', '/v1', 'gpt-5', '--no-stream'],
    ['anthropic-messages', '', 'claude-sonnet-5'],
    ['anthropic-messages, not streamed', '', 'claude-sonnet-5', '--no-stream'],
    ['gemini', '', 'gemini-3-pro'],
    ['gemini, not streamed', '', 'gemini-3-pro', '--no-stream'],
    ['ollama', '', 'qwen3'],
    ['ollama, not streamed', '', 'qwen3', '--no-stream'],
    ['bedrock-converse', '', 'anthropic.claude-sonnet-4'],
    ['bedrock-converse, not streamed', '', 'anthropic.claude-sonnet-4', '--no-stream'],
  ])('is understood when it speaks %s', async (name, path, model, ...more) => {
    const [dialect = ''] = name.split(',');
    const { code, document } = await run(
      '--endpoint',
      `lab=${dialect}:${mock.url}${path}`,
      '-m',
      `lab/${model}`,
      ...more,
    );
    const [lane] = document.trials[0]?.lanes ?? [];
    expect([lane?.status, lane?.failure, lane?.answer]).toEqual([
      'complete',
      null,
      'Nine tenths are more than eleven hundredths.',
    ]);
    // This mock bills nothing when it speaks Ollama's way.
    expect(lane?.usage.outputTokens.value).toBe(dialect === 'ollama' ? 0 : 11);
    expect(lane?.finish?.normalised).toBe('stop');
    expect(code).toBe(0);
  });
});
