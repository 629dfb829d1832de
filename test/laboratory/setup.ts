// A whole app in a folder of its own, without a window: real sockets, real files, no keyring.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { composeAssay, type Assay, type AssayOptions } from '../../electron/compose.ts';
import { memoryVault } from '../../electron/keys/vault.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import type { ScriptedServer, SeenRequest, Script } from '../kit/scripted-server.ts';
import { scriptedServer } from '../kit/scripted-server.ts';

export async function ownHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'assay-test-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}

export async function assayIn(home: string, more: Partial<AssayOptions> = {}): Promise<Assay> {
  const assay = await composeAssay({
    home,
    host: 'terminal',
    env: { ASSAY_PRACTICE_SPEED: '1000' },
    vault: memoryVault(),
    localServers: [],
    ...more,
  });
  onTestFinished(() => assay.close());
  return assay;
}

export const freshAssay = async (more: Partial<AssayOptions> = {}): Promise<Assay> =>
  assayIn(await ownHome(), more);

/** A server on loopback that is gone when the test is. */
export async function server(
  answer: (request: SeenRequest, index: number) => Script,
  options: Parameters<typeof scriptedServer>[1] = {},
): Promise<ScriptedServer> {
  const started = await scriptedServer(answer, options);
  onTestFinished(() => started.close());
  return started;
}

/** One trial on `models`, carried to its end. */
export async function ran(
  { laboratory, document }: Assay,
  models: readonly (readonly [endpoint: string, model: string])[],
  options: Parameters<Assay['laboratory']['trials']['start']>[0]['options'] = {},
): Promise<SessionDocument> {
  const session = await laboratory.sessions.create({
    prompt: { system: '', user: 'Why?', variables: {} },
    lineup: models.map(([endpoint, model], index) => ({
      id: `c${index}` as ContenderId,
      endpoint,
      model,
      effort: null,
      temperature: null,
      maxOutputTokens: null,
      streamed: true,
    })),
  });
  const trial = await laboratory.trials.start({ sessionId: session.id, options });
  for await (const frame of await laboratory.trials.watch({ trialId: trial.id, after: 0 })) {
    if (frame.over) break;
  }
  return document(session.id, false);
}

/** Every file of a folder as text, whatever it holds. */
export async function everythingIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = new Map<string, string>();
  for (const file of files.filter(entry => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    texts.set(path, await readFile(path, 'latin1'));
  }
  return texts;
}
