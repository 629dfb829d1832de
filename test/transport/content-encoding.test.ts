// A packed body that nobody can take for now is not unpacked, and what was is not stamped later.

import { brotliCompressSync, constants, createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EncodedBody } from '../../electron/transport/content-encoding.ts';
import { ms } from '../../shared/units.ts';

function body(encoding: string, onPlain: (told: { size: number; text: string }) => void = () => undefined) {
  const told: { at: number; text: string }[] = [];
  let size = 0;
  let finish = (_isSound: boolean): void => undefined;
  const over = new Promise<boolean>(resolve => {
    finish = resolve;
  });
  const made = EncodedBody.of(encoding, {
    plain: (bytes, at) => {
      const text = Buffer.from(bytes).toString();
      told.push({ at, text });
      size += bytes.length;
      onPlain({ size, text });
    },
    isBehind: () => undefined,
    over: isSound => finish(isSound),
  });
  if (!made) throw new Error(`${encoding} is not known`);
  return { made, told, over, size: () => size };
}

const moment = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 100));

/** The packed pieces of a text that is flushed behind each part. */
async function pieces(parts: readonly string[]): Promise<readonly Uint8Array[]> {
  const packer = createGzip();
  const made: Uint8Array[] = [];
  for (const part of parts) {
    packer.write(part);
    await new Promise<void>(resolve => packer.flush(constants.Z_SYNC_FLUSH, resolve));
    const bytes: unknown = packer.read();
    if (bytes instanceof Uint8Array) made.push(bytes);
  }
  return made;
}

describe('a packed body that is held', () => {
  const large = 64 * 1024 * 1024;
  const bomb = brotliCompressSync(Buffer.alloc(large, 0x78), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
  });

  it('is unpacked by a little and no more, and wholly once it goes on', async () => {
    const { made, over, size } = body('br', told => {
      if (told.size > 1024 * 1024 && told.size < 2 * 1024 * 1024) made.hold(true);
    });
    made.take(bomb, ms(1));
    made.end('whole');
    await expect.poll(size).toBeGreaterThan(1024 * 1024);
    await moment();
    const before = size();
    expect(before).toBeLessThan(2 * 1024 * 1024);
    for (let held = size(); held < large && held < 4 * 1024 * 1024; held = size()) {
      made.hold(false);
      await moment();
    }
    expect(await over).toBe(true);
    expect(size()).toBe(large);
  });

  it('stamps what was unpacked meanwhile with the arrival of its own piece, and loses none of it', async () => {
    const packed = await pieces(['one ', 'two ', 'three']);
    const { made, told, over } = body('gzip');
    made.hold(true);
    packed.forEach((bytes, index) => made.take(bytes, ms(index + 1)));
    made.end('broken');
    await moment();
    expect(told).toEqual([]);
    made.hold(false);
    expect(await over).toBe(true);
    expect(told).toEqual([
      { at: 1, text: 'one ' },
      { at: 2, text: 'two ' },
      { at: 3, text: 'three' },
    ]);
  });

  it('keeps its arrival where it was held in the midst of it', async () => {
    const packed = await pieces(['one ', 'two ', 'three']);
    const { made, told, over } = body('gzip', ({ text }) => {
      if (text === 'one ') made.hold(true);
    });
    made.take(gzipSync(''), ms(0));
    packed.forEach((bytes, index) => made.take(bytes, ms(index + 1)));
    made.end('broken');
    await expect.poll(() => told.length).toBe(1);
    await moment();
    expect(told).toHaveLength(1);
    made.hold(false);
    await over;
    expect(told.map(({ at, text }) => [at, text])).toEqual([
      [1, 'one '],
      [2, 'two '],
      [3, 'three'],
    ]);
  });

  it('can be let go of', async () => {
    const { made, size } = body('br');
    made.hold(true);
    made.take(bomb, ms(1));
    await moment();
    made.close();
    made.hold(false);
    await moment();
    expect(size()).toBe(0);
  });
});
