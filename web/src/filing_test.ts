import { describe, expect, it } from 'vitest';
import { read_facts, read_number } from './facts';
import { empty_form, to_filing } from './filing';
import type { FactDefinition } from './types';

const define = (fact: string, type: FactDefinition['type']): FactDefinition => ({ fact, type, choices: [], unit: '', question: { ja: fact, en: fact }, use: { ja: '', en: '' } });
const definitions = [define('cause', 'choice'), define('ongoing', 'boolean'), define('users_affected', 'number'), define('barriers_held', 'list')];

describe('read_facts', () => {
  it('sends nothing that was not stated: neither zero nor false', () => {
    expect(read_facts({ ongoing: '', users_affected: ' ' }, definitions)).toEqual({ facts: {}, unreadable: [] });
  });

  it('reads each by its type', () => {
    expect(read_facts({ ongoing: 'false', users_affected: '１２,000', barriers_held: '遮断、 監視\n当直' }, definitions).facts).toEqual({
      ongoing: false, users_affected: 12000, barriers_held: ['遮断', '監視', '当直'],
    });
  });

  it('names a number that cannot be read', () => {
    expect(read_facts({ users_affected: '約百' }, definitions).unreadable).toEqual(['users_affected']);
    expect(read_number('0')).toBe(0);
    expect(read_number('1e9')).toBeUndefined();
  });
});

describe('to_filing', () => {
  it('sends one line and “cause unknown” for a form with one line', () => {
    const { filing } = to_filing({ ...empty_form('near-miss', 'first'), what_i_know: '  止まりました ' }, definitions);
    expect(filing).toEqual({ kind: 'near-miss', stage: 'first', what_i_know: '止まりました', language: 'ja', facts: { cause: 'unknown' } });
  });

  it('takes times as Japan time', () => {
    const { filing } = to_filing({ ...empty_form('incident', 'first'), what_i_know: 'It stopped', noticed: '2026-04-01T03:00' }, definitions);
    expect(filing.noticed_at).toBe('2026-03-31T18:00:00.000Z');
    expect(filing.language).toBe('en');
    expect(filing).not.toHaveProperty('occurred_at');
  });
});
