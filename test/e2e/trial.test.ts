// The whole way through, as a person goes it: a prompt, four contenders, answers as they stream, one
// stopped, the page reloaded, figures checked against the file and against the server's own clock, the
// host restarted, the report opened.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatchFacts } from '../../shared/report/dispatch-facts.ts';
import type { DocumentLane } from '../../shared/session-file/document.ts';
import { bill, chunked, done, finish, head, lastChunk, thought, words } from '../kit/http-script.ts';
import { scriptedServer, type ScriptedServer, type Step } from '../kit/scripted-server.ts';
import { startHost, useBrowser, type Host } from './host.ts';
import { press, write } from './hands.ts';
import { speeches } from './speech.ts';
import {
  addEndpoint,
  exported,
  figuresOf,
  lane,
  run,
  says,
  sessionFile,
  setLineup,
  settled,
  writePrompt,
} from './workbench.ts';

/** Something the test lets happen. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open };
}

let gates = { first: gate(), second: gate() };
const pieces = ['Nine ', 'tenths ', 'is ', 'more ', 'than ', 'eleven ', 'hundredths.'];

/** Thinks, says a word, waits for the test, says the rest a piece every 60 ms. */
function* steady(): Generator<Step> {
  yield { send: head() };
  yield { wait: 120 };
  yield { send: chunked(thought('Compare the tenths.')) };
  yield { wait: 80 };
  yield { send: chunked(words(pieces[0] ?? '')) };
  yield { until: gates.first.opened };
  for (const piece of pieces.slice(1, 4)) {
    yield { wait: 60 };
    yield { send: chunked(words(piece)) };
  }
  yield { until: gates.second.opened };
  for (const piece of pieces.slice(4)) {
    yield { wait: 60 };
    yield { send: chunked(words(piece)) };
  }
  yield { send: chunked(finish() + bill(24, 19) + done) };
  yield { send: lastChunk };
}

/** Never stops talking. */
function* endless(): Generator<Step> {
  yield { send: head() };
  for (;;) {
    yield { wait: 100 };
    yield { send: chunked(words('and on ')) };
  }
}

let server: ScriptedServer;
let host: Host;

// A host for each language: there is one session to be found.
beforeEach(async () => {
  gates = { first: gate(), second: gate() };
  server = await scriptedServer(({ body }) => (body.includes('"steady"') ? steady() : endless()));
  host = await startHost({ ASSAY_PRACTICE_SPEED: '4' });
});

afterEach(async () => {
  await host.close();
  await server.close();
});

// Asked for after the host: what comes later goes first, and no page may lose its host while it is open.
const { open } = useBrowser();

const contenders = ['practice/o1-mini', 'practice/gpt-4o', 'lab/steady', 'lab/endless'];

/** How far our stamps may be from the server's, milliseconds: both run on one machine that may be busy. */
const tolerance = 250;
/** How long a first request may take to reach the server, milliseconds. */
const wayThere = 1_000;

describe.each(speeches)(
  'one prompt, four contenders, in $language',
  ({ language, screen, locale, question }) => {
    it('goes from the prompt to the report, and is found again', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, 'lab', `${server.url}/v1`);
      await writePrompt(page, question);
      await setLineup(page, contenders);
      await run(page);

      // While the server holds back the rest, its first word stands on the screen.
      const steadyLane = lane(page, 'lab/steady');
      await says(page, 'lab/steady', 'Nine');
      expect(await steadyLane.getAttribute('data-status')).toBe('answering');
      await says(page, 'lab/steady', 'Compare the tenths.');

      // Four requests were one prompt.
      await server.asked(2);
      for (const { body } of server.seen) expect(body).toContain(question);

      gates.first.open();
      await says(page, 'lab/steady', 'more');

      // One is stopped alone; the others go on.
      await says(page, 'lab/endless', 'and on');
      await press(page.getByRole('button', { name: screen.stopOne('lab/endless') }));
      expect(await settled(page, 'lab/endless')).toBe('cancelled');
      expect(await steadyLane.getAttribute('data-status')).toBe('answering');

      // The page goes and comes back in the middle of it, and misses nothing.
      await page.reload();
      await says(page, 'lab/steady', 'more');
      gates.second.open();
      for (const name of contenders.slice(0, 3)) expect(await settled(page, name)).toBe('complete');
      await says(page, 'lab/steady', pieces.join('').trim());
      expect(await lane(page, 'practice/o1-mini').getByText(screen.simulated).count()).toBeGreaterThan(0);
      expect(await steadyLane.getByText(screen.simulated).count()).toBe(0);

      // What the screen shows is what the file says, to the last digit.
      const file = await sessionFile(page);
      const lanes = new Map(
        file.trials[0]?.lanes.map(found => [`${found.contender.endpoint}/${found.contender.model}`, found]),
      );
      expect([...lanes.keys()].toSorted()).toEqual([...contenders].toSorted());
      for (const name of contenders) {
        const shown = await figuresOf(lane(page, name));
        expect(shown.length).toBeGreaterThan(2);
        for (const [reading, value, from] of shown) {
          const kept = readingIn(lanes.get(name), reading);
          expect([name, reading, value, from]).toEqual([
            name,
            reading,
            String(kept?.value ?? ''),
            kept?.from,
          ]);
        }
      }

      // How close together they left is told once, below the comparison.
      const [left = 'nothing of it'] = dispatchFacts(file.trials[0]?.lanes ?? [], language);
      await page.getByText(left, { exact: true }).waitFor();

      // And the file says what the server did, by the server's own clock.
      const request = server.seen.find(({ body }) => body.includes('"steady"'));
      const steadyFile = lanes.get('lab/steady');
      const sentAt = request?.sent.map(({ at }) => at - request.at) ?? [];
      const [, thoughtAt = NaN, ...textAt] = sentAt;
      // Our zero is the send, the server's is the request's arrival: the way there lies between them.
      const way = (steadyFile?.marks.firstReasoningMs ?? NaN) - thoughtAt;
      expect(way).toBeGreaterThan(0);
      expect(way).toBeLessThan(wayThere);
      const arrivals = steadyFile?.timeline.filter(([, part]) => part === 'text').map(([at]) => at) ?? [];
      expect(arrivals).toHaveLength(pieces.length);
      arrivals.forEach((at, index) => {
        expect(Math.abs(at - way - (textAt[index] ?? NaN))).toBeLessThan(tolerance);
      });
      expect(steadyFile?.answer).toBe(pieces.join(''));
      expect(lanes.get('lab/endless')?.answer).toMatch(/^and on /);

      // The report stands alone: no script, and nothing is asked of anybody.
      const folder = await mkdtemp(join(tmpdir(), 'assay-report-'));
      const path = join(folder, 'report.html');
      await writeFile(path, await exported(page, 'html'));
      const reader = await open(pathToFileURL(path).href);
      const asked: string[] = [];
      reader.on('request', request => asked.push(request.url()));
      await reader.reload();
      expect(asked.filter(url => !url.startsWith('file:'))).toEqual([]);
      expect(asked).toHaveLength(1);
      expect(await reader.locator('script').count()).toBe(0);
      await reader.getByText('lab/steady').first().waitFor();
      await reader.getByText(left, { exact: true }).waitFor();
      expect(await reader.getByText('SIMULATED').count()).toBeGreaterThan(0);
      await rm(folder, { recursive: true });

      // It can be handed on without the answers: the figures stay.
      const kept = await exported(page, 'html', 'answers');
      expect(kept).toContain('lab/steady');
      expect(kept).toContain(left);
      expect(kept).not.toContain(pieces.join('').trim());

      // After a restart the session is found by a word of an answer, and stands as it was.
      await page.close();
      await host.restart();
      const later = await open(host.url, { locale });
      await write(later.getByRole('searchbox', { name: screen.searchName }), 'hundredths');
      const found = later
        .getByRole('navigation', { name: screen.sessions })
        .getByRole('button', { name: /9\.11/ });
      await press(found.first());
      expect(await settled(later, 'lab/steady')).toBe('complete');
      await says(later, 'lab/steady', pieces.join('').trim());
      expect(await settled(later, 'lab/endless')).toBe('cancelled');
    });
  },
);

/** The reading of a file that a figure on the screen must equal. */
function readingIn(
  found: DocumentLane | undefined,
  name: string,
): { readonly value: unknown; readonly from: string } | undefined {
  if (!found) return undefined;
  const everywhere: Readonly<Record<string, { readonly value: unknown; readonly from: string }>> = {
    ...(found.readings as unknown as Record<string, never>),
    ...(found.usage as unknown as Record<string, never>),
    usd: found.cost.usd,
  };
  return everywhere[name];
}
