import type { Filed } from './types';

let last = $state.raw<Filed | null>(null);

/** The answer to the report just filed, for the page that shows its receipt. */
export const filed = {
  get last() {
    return last;
  },
  show(answer: Filed) {
    last = answer;
  },
};
