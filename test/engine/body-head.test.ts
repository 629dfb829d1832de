// What is kept of a body in case it is no stream: its beginning, as it came, until it is known to be one.

import { describe, expect, it } from 'vitest';
import { BodyHead } from '../../electron/engine/body-head.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the head of a body', () => {
  it('is what came, however it was cut', () => {
    const head = new BodyHead(1_000);
    for (const part of ['<html>', '', '<p>g', 'rüß', ' dich']) head.add(bytes(part));
    expect(head.text()).toBe('<html><p>grüß dich');
    expect(head.isFull).toBe(false);
  });

  it('ends where it is full, in the midst of a piece', () => {
    const head = new BodyHead(5);
    for (const part of ['abc', 'defg', 'hij']) head.add(bytes(part));
    expect(head.text()).toBe('abcde');
    expect(head.isFull).toBe(true);
  });

  it('keeps a copy: the room of a piece is used again', () => {
    const head = new BodyHead(10);
    const piece = bytes('said');
    head.add(piece);
    piece.fill(0);
    expect(head.text()).toBe('said');
  });

  it('is empty once it was dropped, and stays so', () => {
    const head = new BodyHead(3);
    head.add(bytes('abc'));
    head.drop();
    head.add(bytes('def'));
    expect(head.text()).toBe('');
    expect(head.isFull).toBe(false);
  });
});
