import { isDeepStrictEqual } from 'node:util';
import type { Wake } from '../wake/wake';

/** Topic of everything admins set. */
export const SETUP_CHANGED = 'setup';

/** A wake-up may be lost, so nothing is believed for longer. */
const LONGEST_MS = 15_000;

/**
 * A value loaded once and dropped when its topic wakes. The same object is answered for as long as nothing in it
 * changed, so that what others remember per object (compiled calendars, phrase tries) stays valid.
 */
export class Cached<T> {
  private loading: Promise<T> | null = null;
  private loadedAt = 0;
  private last: T | undefined;

  constructor(
    wake: Wake,
    private readonly load: () => Promise<T>,
    topic = SETUP_CHANGED,
  ) {
    wake.on(topic, () => this.drop());
  }

  get(): Promise<T> {
    if (this.loading && performance.now() - this.loadedAt < LONGEST_MS) return this.loading;
    const loading = this.fresh();
    this.loadedAt = performance.now();
    this.loading = loading;
    loading.catch(() => this.loading === loading && this.drop());
    return loading;
  }

  private drop(): void {
    this.loading = null;
  }

  private async fresh(): Promise<T> {
    const value = await this.load();
    if (this.last === undefined || !isDeepStrictEqual(value, this.last)) this.last = value;
    return this.last;
  }
}
