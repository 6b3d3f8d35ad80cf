import type { Indicator } from './types';

/** One a line, "type value", as people paste them; a line without a type is told by its shape, else it is text. */
export function read_indicators(typed: string): Indicator[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = /^([a-z0-9_-]{2,40})[\s:：]+(\S.*)$/i.exec(line);
      return parts && !/^https?$/i.test(parts[1]!) ? { type: parts[1]!.toLowerCase(), value: parts[2]! } : { type: shape_of(line), value: line };
    });
}

function shape_of(value: string): string {
  if (/^https?:\/\//i.test(value)) return 'url';
  if (/^[0-9a-f]{64}$/i.test(value)) return 'sha256';
  if (/^CVE-\d{4}-\d{4,}$/i.test(value)) return 'cve';
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(value) || /^[0-9a-f:]*:[0-9a-f:]+$/i.test(value)) return 'ip';
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return 'email';
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value)) return 'domain';
  return 'text';
}
