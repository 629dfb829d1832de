// A part whose code is fetched when it is first needed, or before. Not React's own lazy: once that has
// shown that it waits, React shows nothing new for 300 ms, however soon the code is there.

import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

interface Late<P> {
  (props: P & { readonly meanwhile: ReactNode }): ReactNode;
  /** Fetches the code, once. One that could not be had is asked for again. */
  readonly load: () => Promise<void>;
}

export function late<P extends object>(
  fetch: () => Promise<{ readonly default: ComponentType<P> }>,
): Late<P> {
  let there: ComponentType<P> | undefined;
  let coming: Promise<void> | undefined;
  const load = (): Promise<void> =>
    (coming ??= fetch().then(
      module => {
        there = module.default;
      },
      (error: unknown) => {
        coming = undefined;
        throw error;
      },
    ));

  function LatePart({ meanwhile, ...props }: P & { readonly meanwhile: ReactNode }): ReactNode {
    const [Part, setPart] = useState(() => there);
    const [trouble, setTrouble] = useState<{ readonly error: unknown }>();
    useEffect(() => {
      if (Part) return undefined;
      let isGone = false;
      load().then(
        () => isGone || setPart(() => there),
        (error: unknown) => isGone || setTrouble({ error }),
      );
      return () => {
        isGone = true;
      };
    }, [Part]);
    if (trouble) throw trouble.error;
    // What is left of P & { meanwhile } is P, which the compiler does not see of a type it does not know.
    return Part ? <Part {...(props as unknown as P)} /> : meanwhile;
  }
  return Object.assign(LatePart, { load });
}
