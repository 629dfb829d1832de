// @vitest-environment happy-dom
// A part that comes late: what stands in for it, what comes, what happens where it can't be had.

import { act, Component, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { late } from '../../renderer/widgets/late.tsx';

beforeAll(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

const Named = ({ name }: { readonly name: string }): ReactNode => `here is ${name}`;

/** Code that arrives when the test says so. */
function parcel() {
  const asked: { readonly arrive: () => void; readonly fail: () => void }[] = [];
  const Part = late(
    () =>
      new Promise<{ readonly default: typeof Named }>((resolve, reject) =>
        asked.push({
          arrive: () => resolve({ default: Named }),
          fail: () => reject(new Error('not to be had')),
        }),
      ),
  );
  return { asked, Part };
}

async function drawn(element: ReactNode) {
  const place = document.createElement('div');
  await act(async () => createRoot(place).render(<Net>{element}</Net>));
  return place;
}

/** Says what goes wrong inside. */
class Net extends Component<{ readonly children: ReactNode }, { readonly caught: string | null }> {
  override state = { caught: null };

  static getDerivedStateFromError(error: unknown): { caught: string } {
    return { caught: String(error) };
  }

  override render(): ReactNode {
    return this.state.caught ?? this.props.children;
  }
}

describe('a part that comes late', () => {
  it('is stood in for until its code is there', async () => {
    const { asked, Part } = parcel();
    const place = await drawn(<Part name="one" meanwhile="coming" />);
    expect(place.textContent).toBe('coming');
    await act(async () => asked[0]!.arrive());
    expect(place.textContent).toBe('here is one');
  });

  it('is there at once where its code was fetched before, and fetched once', async () => {
    const { asked, Part } = parcel();
    const loaded = Promise.all([Part.load(), Part.load()]);
    asked[0]!.arrive();
    await loaded;
    const place = await drawn(<Part name="two" meanwhile="coming" />);
    expect([place.textContent, asked.length]).toEqual(['here is two', 1]);
  });

  it('tells whoever draws it where its code could not be had, and is asked for again', async () => {
    const { asked, Part } = parcel();
    const place = await drawn(<Part name="three" meanwhile="coming" />);
    await act(async () => asked[0]!.fail());
    expect(place.textContent).toBe('Error: not to be had');
    const again = await drawn(<Part name="three" meanwhile="coming" />);
    await act(async () => asked[1]!.arrive());
    expect(again.textContent).toBe('here is three');
  });
});
