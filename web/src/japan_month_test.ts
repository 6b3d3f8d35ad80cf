import { describe, expect, it } from 'vitest';
import { japan_month, months_before } from './japan_month';

describe('the month in Japan', () => {
  it('turns at midnight there', () => {
    expect(japan_month(Date.parse('2026-11-30T14:59:59Z'))).toBe('2026-11');
    expect(japan_month(Date.parse('2026-11-30T15:00:00Z'))).toBe('2026-12');
  });

  it('goes back over the turn of the year', () => {
    expect(months_before('2027-02', 4)).toEqual(['2027-02', '2027-01', '2026-12', '2026-11']);
  });
});
