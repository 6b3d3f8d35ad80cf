import { Problem } from './problem';

/** Something that may fail: whether it runs, and what came of it. Pages show `problem` beside the button that started it. */
export class Attempt {
  busy = $state(false);
  problem = $state<Problem | null>(null);

  async run<A>(work: () => Promise<A>): Promise<A | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problem = null;
    try {
      return await work();
    } catch (thrown) {
      this.problem = thrown instanceof Problem ? thrown : new Problem(0, 'page', String(thrown));
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  messages(field: string): string[] {
    return this.problem?.messages(field) ?? [];
  }
}

/** What a page reads from the server. */
export class Reading<A> extends Attempt {
  value = $state.raw<A | undefined>(undefined);

  constructor(private readonly source: () => Promise<A>) {
    super();
  }

  async load(): Promise<void> {
    const found = await this.run(this.source);
    if (found !== undefined) this.value = found;
  }
}
