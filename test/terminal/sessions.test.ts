// `assay sessions`: what is listed, and what a slip in a name comes to.

import { expect, it } from 'vitest';
import { ownHome } from '../laboratory/setup.ts';
import { terminalIn } from './setup.ts';

it('lists sessions with their size and the zone of their time', async () => {
  const assay = terminalIn(await ownHome());
  await assay('run hi -m practice/gpt-4o -q');
  await assay('run hi -m practice/gpt-4o -m practice/gpt-4o-mini -q');
  const [two, one] = (await assay('sessions')).out.trim().split('\n');
  expect(one).toMatch(/^[0-9a-f]+ {2}\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}hi {2}\(1 contender, 1 trial\)$/);
  expect(two).toContain('(2 contenders, 1 trial)');
});

it('deletes a session, and says so where there is none of that name', async () => {
  const assay = terminalIn(await ownHome());
  await assay('run hi -m practice/gpt-4o -q');
  const id = (await assay('sessions')).out.split(' ', 1)[0] ?? '';
  expect(await assay(`sessions delete ${id.slice(1)}`)).toEqual({
    code: 2,
    out: '',
    err: `There is no session "${id.slice(1)}".\n`,
  });
  expect((await assay(`sessions delete ${id}`)).code).toBe(0);
  expect((await assay('sessions')).out).toBe('');
});
