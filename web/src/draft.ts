// A draft lives on this device until it is filed or thrown away. IndexedDB with strict durability, because a write to localStorage reaches
// the disk only seconds later, and a crash takes those seconds with it.

const database_name = 'noroshi';
const shelf = 'drafts';

function open_database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database_name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(shelf);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<A>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<A>): Promise<A> {
  const database = await open_database();
  try {
    const transaction = database.transaction(shelf, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(shelf));
    return await new Promise<A>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Stations on one host share an origin: the station's path keeps their drafts apart, the person those of colleagues at one machine. */
export const draft_name = (person: string, form: string) => `${location.pathname.split('/')[1]}:${person}:${form}`;

export const load_draft = <D>(name: string) => run<D | undefined>('readonly', (store) => store.get(name));
export const remove_draft = (name: string) => run('readwrite', (store) => store.delete(name));

/** Writes the newest value and nothing in between: typing never waits for the disk. */
export class DraftKeeper<D> {
  private waiting: { value: D } | null = null;
  private writing: Promise<void> | null = null;

  constructor(private readonly name: string) {}

  keep(value: D): void {
    this.waiting = { value };
    this.writing ??= this.write();
  }

  /** After this nothing of it is left, not even a write under way. */
  async forget(): Promise<void> {
    this.waiting = null;
    await this.writing;
    await remove_draft(this.name);
  }

  private async write(): Promise<void> {
    while (this.waiting) {
      const { value } = this.waiting;
      this.waiting = null;
      await run('readwrite', (store) => store.put(value, this.name)).catch(() => undefined); // a browser that keeps nothing still files
    }
    this.writing = null;
  }
}
