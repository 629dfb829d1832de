// Is what was served what was asked for? A dated snapshot of the asked name is; another model is not.
//
//   gpt-4o          gpt-4o-2024-08-06           the same       claude-x-latest   claude-x-20250219   the same
//   models/gemini   gemini-001                  the same       o3                o3-mini             another
//
// A deployment on Azure has a name of its own, which says nothing about the model behind it.

import type { Contender } from './contender.ts';

export function servesOther(
  { flavour, model, simulated }: Pick<Contender, 'flavour' | 'model' | 'simulated'>,
  served: string,
): boolean {
  if (flavour === 'azure' || simulated) return false;
  const asked = stem(model);
  const told = stem(served);
  return asked !== told && !isSnapshot(told, asked) && !isSnapshot(asked, told);
}

/** Without the folder in front, the routing behind, and `latest`, which is no model's name. */
function stem(name: string): string {
  const plain = name.toLowerCase().split('/').at(-1) ?? '';
  return plain.replace(/:(free|nitro|floor|online|extended|latest)$/, '').replace(/[-:@]latest$/, '');
}

/** What a maker puts behind a name to say which build it is. */
const build = /^[-@:](20\d\d-?\d\d-?\d\d|\d{6}|\d{3,4}|\d\d-\d{2,4})(-v\d+)?(:\d+)?$|^-v\d+(:\d+)?$/;

const isSnapshot = (name: string, of: string): boolean =>
  of !== '' && name.startsWith(of) && build.test(name.slice(of.length));
