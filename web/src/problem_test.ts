import { describe, expect, it } from 'vitest';
import { read_indicators } from './indicators';
import { problem_from } from './problem';

describe('problem_from', () => {
  it('brings each mistake to its field, by whatever pointer it is named', () => {
    const problem = problem_from(400, {
      type: 'urn:noroshi:error:invalid_input', detail: 'd', fields: [{ field: '/what_i_know', message: 'is missing' }, { field: 'facts/cause', message: 'no' }],
    });
    expect(problem.slug).toBe('invalid_input');
    expect(problem.messages('what_i_know')).toEqual(['is missing']);
    expect(problem.messages('facts/cause')).toEqual(['no']);
  });

  it('stands for an answer that is no problem+json', () => {
    expect(problem_from(502, '<html>')).toMatchObject({ status: 502, slug: 'unknown', fields: [] });
  });
});

describe('read_indicators', () => {
  it('takes "type value" lines, and tells a bare value by its shape', () => {
    expect(read_indicators('domain bad.example\n\n203.0.113.9\nCVE-2026-12345\nhttps://bad.example/x\nmutex Global\\x')).toEqual([
      { type: 'domain', value: 'bad.example' }, { type: 'ip', value: '203.0.113.9' }, { type: 'cve', value: 'CVE-2026-12345' },
      { type: 'url', value: 'https://bad.example/x' }, { type: 'mutex', value: 'Global\\x' },
    ]);
  });
});
