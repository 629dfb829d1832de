// A run as it is typed: what is told before money is spent, while answers come and at the end.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { terminalIn, type Command } from './setup.ts';

let folder: string;
let assay: Command;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-run-test-'));
  assay = terminalIn(join(folder, 'home'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const calls = async (): Promise<unknown> => JSON.parse((await assay('spend --json')).out).rows;

describe('a file that cannot be written', () => {
  it.each(['--out', '--report'])('is told of by %s before anything is sent', async option => {
    const before = await calls();
    const said = await assay(`run hi -m practice/gpt-4o --no-save ${option} ${folder}/nowhere/trial.json`);
    expect(said.code).toBe(2);
    expect(said.err).toContain("nowhere/trial.json can't be written");
    expect(said.err).not.toContain('complete');
    expect(await calls()).toEqual(before);
  });

  it('is told of where it is a folder', async () => {
    const { code, err } = await assay(`run hi -m practice/gpt-4o --no-save --out ${folder}`);
    expect(code).toBe(2);
    expect(err).toContain(`${folder} can't be written`);
  });

  it('is no trouble where it is there already', async () => {
    const file = join(folder, 'there.md');
    await writeFile(file, 'old');
    expect((await assay(`run hi -m practice/gpt-4o --no-save -q --report ${file}`)).code).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('SIMULATED');
  });
});

describe('a run of practice models', () => {
  it('says SIMULATED on every line', async () => {
    const { code, err } = await assay('run hi -m practice/gpt-4o -m practice/gpt-4o-mini --no-save');
    expect(code).toBe(0);
    const lines = err.trim().split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter(line => !line.includes('SIMULATED'))).toEqual([]);
  });

  it('of several prompt files says which of them the lines below speak of', async () => {
    const files = ['one.md', 'two.md'].map(name => join(folder, name));
    for (const file of files) await writeFile(file, 'hi');
    const asked = files.map(file => `--prompt-file ${file}`).join(' ');
    const { err } = await assay(`run -m practice/gpt-4o --no-save ${asked}`);
    const heads = err.split('\n').filter(line => !line.includes('SIMULATED') && line !== '');
    expect(heads).toEqual([`Trial 1 of 2  ${files[0]}`, `Trial 2 of 2  ${files[1]}`]);
    expect((await assay(`run hi -m practice/gpt-4o --no-save`)).err).not.toContain('Trial');
  });

  it('tells two contenders of the same name apart, in every line and in the report', async () => {
    const file = join(folder, 'twins.md');
    const { err } = await assay(
      `run hi -m practice/gpt-4o -m practice/gpt-4o -m practice/gpt-4o-mini --no-save --report ${file}`,
    );
    for (const text of [err, await readFile(file, 'utf8')]) {
      expect(text).toContain('1 practice/gpt-4o');
      expect(text).toContain('2 practice/gpt-4o');
      expect(text).toContain('practice/gpt-4o-mini');
      expect(text).not.toMatch(/(?<![12] )practice\/gpt-4o(?!-mini)/);
      expect(text).not.toContain('3 practice/gpt-4o-mini');
    }
  });
});

describe('a run without a key', () => {
  it.each([
    ['en', 'Set a key for openai. Type: assay keys set openai, or set OPENAI_API_KEY.'],
    ['zh', '请为 openai 设置密钥。请输入 assay keys set openai，或设置环境变量 OPENAI_API_KEY。'],
  ])('says what is typed to set one, in %s', async (lang, how) => {
    const { code, err } = await assay(`run hi -m openai/gpt-5 --no-save --lang ${lang}`);
    expect(code).toBe(1);
    expect(err).toContain(how);
  });
});

describe('a report without what the person keeps', () => {
  const question = 'Whose orchard is this?';

  it.each([
    [['prompt'], { prompt: true, answers: false }],
    [['answers'], { prompt: false, answers: true }],
    [['prompt', 'answers'], { prompt: true, answers: true }],
  ])('is handed on in every format, and again from its own file: %j', async (parts, redacted) => {
    const whole = join(folder, 'whole.assay.json');
    const asked = question.replaceAll(' ', '_');
    await assay(`run ${asked} -m practice/open-thinker --no-save -q --out ${whole}`);
    const { trials } = JSON.parse(await readFile(whole, 'utf8')) as SessionDocument;
    const [lane] = trials[0]!.lanes;
    const answer = lane!.answer.slice(0, 30);
    const without = parts.map(part => `--without ${part}`).join(' ');
    const named = (kind: string) => join(folder, `kept.${kind}`);
    const files = ['html', 'md', 'csv', 'json'].map(named);
    await assay(`report ${whole} ${without} ${files.map(file => `--report ${file}`).join(' ')}`);
    expect((await assay(`report ${named('json')} --report ${named('again.html')}`)).code).toBe(0);

    expect(JSON.parse(await readFile(named('json'), 'utf8'))).toMatchObject({ redacted });
    for (const file of [...files, named('again.html')]) {
      const text = await readFile(file, 'utf8');
      const shown = file.endsWith('.md') ? text.replaceAll('\\', '') : text;
      expect([file, shown.includes(asked)]).toEqual([file, !redacted.prompt]);
      // A table of figures has no texts of answers to lose where it never had them.
      if (!file.endsWith('.csv')) expect([file, shown.includes(answer)]).toEqual([file, !redacted.answers]);
    }
    expect(await readFile(named('again.html'), 'utf8')).toContain('eft out of this report.');
  });

  it('takes no other part', async () => {
    const { code, err } = await assay('report nothing --report x.html --without figures');
    expect({ code, err }).toEqual({ code: 2, err: '--without takes prompt or answers, not "figures".\n' });
  });
});

describe('help', () => {
  it('says what a script needs: how a command ends, and what an effort may be', async () => {
    expect((await assay('--help')).out).toContain('3 stopped by a cap');
    expect((await assay('run --help')).out).toContain('off minimal low medium high xhigh max');
  });
});

describe('a replay', () => {
  it('says of every piece whether it was thought or said, and how the lane ended', async () => {
    const file = join(folder, 'thought.assay.json');
    await assay(`run hi -m practice/open-thinker --no-save -q --out ${file}`);
    const { code, out } = await assay(`replay ${file} --speed 1000000`);
    expect(code).toBe(0);
    const heads = [...out.matchAll(/^\[[\d.]+ s\] practice\/open-thinker #1 SIMULATED {2}(.*)$/gm)];
    expect(heads.map(([, part]) => part)).toEqual(['thinking', 'answering', 'complete']);
  });
});
