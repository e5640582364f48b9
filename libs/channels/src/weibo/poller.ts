import type { InboxHost, Listener } from '../channel';
import { LISTS, type ListName, WeiboApi } from './api';
import { isTooOften, weiboTrouble, WeiboRefusal, WeiboUnreachable } from './failures';
import { type Fields, idOf, textOf, timeOf, within } from './json';
import { postIdOf } from './posts';
import type { WeiboSettings } from './settings';

/** An entry may show up behind a later one: what is younger is asked for again. */
const SETTLED_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const TOKEN_CHECKED_EVERY_MS = 6 * 3_600_000;
/** A token that ends sooner than this is shown as a warning. */
const TOKEN_WARNING_MS = 7 * 24 * 3_600_000;

/** From where the next look at a list starts, and when the account was bound: nothing older becomes a ticket. */
export interface WeiboCursor {
  boundAt?: string;
  tokenEndsAt?: string;
  since?: Partial<Record<ListName, string>>;
}

export interface PollerTimes {
  everyMs: number;
  now: () => Date;
}

/**
 * Asks for comments and mentions in turn, for the push covers direct messages alone. Each entry is handed over oldest first, and the
 * cursor is kept only after the last one is committed: after a crash the same is asked again, and known entries are known by their id.
 */
export async function startPoller(settings: WeiboSettings, host: InboxHost, times: PollerTimes): Promise<Listener> {
  const poller = new Poller(settings, host, times);
  await poller.start();
  return { stop: () => poller.stop() };
}

class Poller {
  private readonly api: WeiboApi;
  private cursor: WeiboCursor = {};
  private readonly taken = new Set<string>();
  private tokenCheckedAt = 0;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly settings: WeiboSettings,
    private readonly host: InboxHost,
    private readonly times: PollerTimes,
  ) {
    this.api = new WeiboApi(settings);
  }

  async start(): Promise<void> {
    this.host.health({ state: 'connecting', error: null });
    this.cursor = await this.host.loadCursor();
    this.cursor.boundAt ??= this.times.now().toISOString();
    this.running = this.turn();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** One round and the wait for the next; a round that fails makes the wait longer. */
  private async turn(): Promise<void> {
    try {
      await this.checkToken();
      for (const name of LISTS) if (!this.stopped) await this.look(name);
      this.failures = 0;
      this.host.health({ state: 'connected', error: this.warning() });
    } catch (error) {
      this.failures += 1;
      // The settings are changed before this helps, and the next round begins with new ones then.
      this.tokenCheckedAt = 0;
      this.host.health({ state: 'failed', error: wordsFor(error) });
    }
    if (this.stopped) return;
    const wait = Math.min(this.times.everyMs * 2 ** Math.min(this.failures, 10), LONGEST_WAIT_MS);
    this.timer = setTimeout(() => void (this.running = this.turn()), wait);
  }

  private async checkToken(): Promise<void> {
    const now = this.times.now().getTime();
    if (now - this.tokenCheckedAt < TOKEN_CHECKED_EVERY_MS) return;
    const { uid, endsInSeconds } = await this.api.tokenInfo();
    if (uid !== this.settings.uid) throw new WeiboRefusal(10013, `the token is of ${uid}`);
    if (endsInSeconds <= 0) throw new WeiboRefusal(21327, 'expired_token');
    if (Number.isFinite(endsInSeconds)) this.cursor.tokenEndsAt = new Date(now + endsInSeconds * 1000).toISOString();
    this.tokenCheckedAt = now;
    await this.save();
  }

  private warning(): string | null {
    const endsAt = this.cursor.tokenEndsAt && Date.parse(this.cursor.tokenEndsAt);
    const soon = endsAt && endsAt - this.times.now().getTime() < TOKEN_WARNING_MS;
    return soon ? `weibo_token_ends_soon: ${this.cursor.tokenEndsAt}` : null;
  }

  private async look(name: ListName): Promise<void> {
    const entries = await this.newEntries(name);
    for (const entry of entries) if (this.isNews(entry)) await this.handOver(name, entry);
    const settled = this.times.now().getTime() - SETTLED_MS;
    const since = entries.filter(({ at }) => at.getTime() <= settled).at(-1)?.id;
    if (since === undefined || this.cursor.since?.[name] === since) return;
    this.cursor.since = { ...this.cursor.since, [name]: since };
    await this.save();
  }

  /** Everything past the cursor and since the account was bound, oldest first: what is older is history. */
  private async newEntries(name: ListName): Promise<Entry[]> {
    let entries: Entry[] = [];
    for (let max = '0'; !this.stopped; max = String(BigInt(entries[0]!.id) - 1n)) {
      const page = (await this.api.list(name, this.cursor.since?.[name] ?? '0', max)).flatMap(
        (fields) => entryOf(name, fields) ?? [],
      );
      // A page may hold fewer entries than there are: only an empty one is the last.
      if (page.length === 0) break;
      entries = [...page.sort(byAge), ...entries];
      if (this.isHistory(entries[0]!)) break;
    }
    return entries;
  }

  private isHistory({ at }: Entry): boolean {
    // The platform writes whole seconds.
    return at.getTime() < Math.floor(Date.parse(this.cursor.boundAt!) / 1000) * 1000;
  }

  private isNews(entry: Entry): boolean {
    return !this.taken.has(entry.key) && entry.writer !== this.settings.uid && !this.isHistory(entry);
  }

  private async handOver(name: ListName, { key, fields }: Entry): Promise<void> {
    const raw = Buffer.from(JSON.stringify(fields));
    await this.host.receive({ externalId: key, raw, receivedAt: this.times.now(), envelope: { list: name } });
    if (this.taken.size > 5_000) this.taken.clear();
    this.taken.add(key);
  }

  private save(): Promise<void> {
    return this.host.saveCursor({ ...this.cursor });
  }
}

interface Entry {
  id: string;
  /** Unique per inbox, the same in every list. */
  key: string;
  at: Date;
  writer: string | null;
  fields: Fields;
}

/** Null for what has no id, as deleted entries: there is nothing to go by, and nothing in it. */
function entryOf(name: ListName, fields: Fields): Entry | null {
  const id = idOf(fields, 'idstr', 'id');
  const statusId = name === 'statuses/mentions' ? id : idOf(within(fields, 'status'), 'idstr', 'id');
  if (!id || !statusId) return null;
  const key = postIdOf({ statusId, commentId: name === 'statuses/mentions' ? null : id });
  const writer = idOf(within(fields, 'user'), 'idstr', 'id');
  return { id, key, at: timeOf(textOf(fields, 'created_at')) ?? new Date(), writer, fields };
}

const byAge = (a: Entry, b: Entry): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

function wordsFor(error: unknown): string {
  if (isTooOften(error)) return 'weibo_too_often';
  if (error instanceof WeiboUnreachable) return `weibo_unreachable: ${error.message}`;
  return weiboTrouble(error) ?? (error instanceof WeiboRefusal ? `weibo_refused: ${error.message}` : String(error));
}
