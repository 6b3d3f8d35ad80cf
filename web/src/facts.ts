import type { FactDefinition, Facts } from './types';

/** As typed; '' is "not known yet" and is never sent: absent is not stated, neither zero nor false. */
export type TypedFacts = Record<string, string>;

/** Digits as a Japanese keyboard may give them, with or without thousands marks. */
export function read_number(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[,、\s]/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

const split_list = (typed: string) => typed.split(/[\n、,]/).map((part) => part.trim()).filter((part) => part !== '');

/** The facts to send, and the names of those that cannot be read. */
export function read_facts(typed: TypedFacts, definitions: FactDefinition[]): { facts: Facts; unreadable: string[] } {
  const facts: Facts = {};
  const unreadable: string[] = [];
  for (const { fact, type } of definitions) {
    const text = (typed[fact] ?? '').trim();
    if (text === '') continue;
    if (type === 'boolean') facts[fact] = text === 'true';
    else if (type === 'list') facts[fact] = split_list(text);
    else if (type !== 'number') facts[fact] = text;
    else {
      const number = read_number(text);
      if (number === undefined) unreadable.push(fact);
      else facts[fact] = number;
    }
  }
  return { facts, unreadable };
}
