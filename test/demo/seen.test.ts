import { beforeEach, expect, it, vi } from 'vitest';
import type { KeptMessage } from '../../demo/outbox/kept-messages.ts';
import { markSeen, unseen } from '../../demo/outbox/seen.ts';

const message = (id: number, at: number): KeptMessage => ({
  id,
  at,
  via: 'email',
  to: 'a@b.test',
  text: '',
  html: false,
});

beforeEach(() => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
  vi.stubGlobal('localStorage', storage);
  return () => vi.unstubAllGlobals();
});

it('counts what came since, newest first', () => {
  expect(unseen([message(2, 20), message(1, 10)])).toBe(2);
  markSeen([message(2, 20), message(1, 10)]);
  expect(unseen([message(2, 20), message(1, 10)])).toBe(0);
  expect(unseen([message(3, 30), message(2, 20), message(1, 10)])).toBe(1);
});

it('counts what comes after the clock was set back', () => {
  markSeen([message(2, 20)]);
  expect(unseen([message(3, 5), message(2, 20)])).toBe(1);
});

it('counts all after the server began anew, whose numbers are the same', () => {
  markSeen([message(2, 20)]);
  expect(unseen([message(2, 50), message(1, 40)])).toBe(2);
});
