import { new_key } from './api';
import { draft_name, DraftKeeper, load_draft } from './draft';
import { session } from './session.svelte';

interface Kept<D> { value: D; key: string; at: string }

/**
 * A form that outlives the browser: what was typed, and the key under which it is sent. The key stays with the words, so that a second try
 * after a lost answer, even after a crash, cannot file twice.
 */
export class Drafted<D extends object> {
  value: D;
  key = $state(new_key());
  /** When the draft that was found here was last typed at. */
  found_at = $state<string | null>(null);
  kept = $state(false);
  private readonly keeper: DraftKeeper<Kept<D>>;
  private readonly name: string;

  constructor(form: string, private readonly empty: () => D) {
    this.value = $state(empty());
    this.name = draft_name(session.who?.person ?? '', form);
    this.keeper = new DraftKeeper(this.name);
  }

  async find(): Promise<void> {
    const found = await load_draft<Kept<D>>(this.name).catch(() => undefined);
    if (!found || this.kept) return; // typed already: that counts
    this.value = { ...this.empty(), ...found.value };
    this.key = found.key;
    this.found_at = found.at;
  }

  keep(): void {
    this.keeper.keep({ value: $state.snapshot(this.value) as D, key: this.key, at: new Date().toISOString() });
    this.kept = true;
  }

  /** The words go on under a new key: what went before counts as another act. */
  renew_key(): void {
    this.key = new_key();
    this.keep();
  }

  async discard(): Promise<void> {
    this.value = this.empty();
    this.key = new_key();
    this.found_at = null;
    this.kept = false;
    await this.keeper.forget().catch(() => undefined);
  }
}
