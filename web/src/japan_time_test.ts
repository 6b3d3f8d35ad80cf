import { describe, expect, it } from 'vitest';
import { from_japan_time, minutes_until, show_time, to_japan_time } from './japan_time';

describe('japan time', () => {
  it('is nine hours ahead, wherever the reader sits', () => {
    expect(show_time('2026-03-31T18:00:00.000Z', 'ja')).toBe('2026/04/01 3:00');
    expect(show_time('2026-03-31T18:00:00.000Z', 'en')).toBe('1 Apr 2026, 03:00');
    expect(show_time(null, 'ja')).toBe('');
  });

  it('comes back as it was typed', () => {
    expect(to_japan_time(new Date(from_japan_time('2026-01-01T00:30')!))).toBe('2026-01-01T00:30');
  });

  it('is nothing while half typed', () => {
    expect(from_japan_time('')).toBeUndefined();
    expect(from_japan_time('2026-13-40T99:99')).toBeUndefined();
  });

  it('counts down, and on past the limit', () => {
    const now = new Date('2026-01-01T00:00:00.000Z');
    expect(minutes_until('2026-01-01T01:00:30.000Z', now)).toBe(60);
    expect(minutes_until('2025-12-31T23:59:30.000Z', now)).toBe(-1);
  });
});
