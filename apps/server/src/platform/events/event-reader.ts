import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database, isConnectionFailure, type Tx } from '../database/database';
import { EventCursorsRepository, type Follower, type ReaderName } from './event-cursors.repository';
import { type Beside, EventLog, type StoredEvent } from './event-log';

const BATCH = 500;
/** Who follows the events waits for every transaction that writes (law 5): what is found is committed after so long, and the rest is next. */
const LONGEST_MS = 20;
const LONGEST_ERROR = 500;

/** Another process reads on from here: whoever asked again at once would fetch the same page for nothing. */
const ELSEWHERE = { more: false, held: false };

/** Events still to be judged, the positions they lie between, and what was looked up for them already. */
interface Left<E, Known> {
  from: string;
  to: string;
  events: E[];
  known?: Known;
}

/** What a reader does with events; `known` is what it looked up for a whole batch. */
export interface Reading<E extends StoredEvent, Known> {
  reader: ReaderName;
  /** The types it judges; it sees no others. */
  types: readonly string[];
  beside?: Beside;
  prepare(tx: Tx, events: E[]): Promise<Known>;
  judge(tx: Tx, event: E, known: Known): Promise<void>;
}

/**
 * Reads events in the order of the feed, each once: the position moves in the transaction that writes what was found (laws 4, 5).
 * An event that can't be judged is written down and passed, so that it holds up no other.
 */
@Injectable()
export class EventReader {
  private readonly logger = new Logger('EventReader');

  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly cursors: EventCursorsRepository,
    private readonly clock: Clock,
  ) {}

  /** `more`: a full batch was read. `held`: something is stored that can't be read in order yet. */
  async read<E extends StoredEvent, Known>(reading: Reading<E, Known>): Promise<{ more: boolean; held: boolean }> {
    const cursor = await this.cursors.cursor(reading.reader);
    const { events, at, more, held } = await this.events.some<E>(cursor, reading.types, BATCH, reading.beside);
    if (!at) return { more, held };
    let left: Left<E, Known> = { from: cursor, to: at, events };
    while (left.from !== at) {
      const now = left;
      const next = await this.take(reading, now, (tx, event, known) => reading.judge(tx, event, known)).catch(
        (error: unknown) => {
          if (isPassing(error)) throw error;
          return this.take(reading, now, (tx, event, known) => this.judgeOrNote(tx, reading, event, known));
        },
      );
      if (!next) return ELSEWHERE;
      left = next;
    }
    return { more, held };
  }

  /** As `read`, for a follower that takes a page of events together; `limit` is what one transaction may hold up. */
  async page(
    follower: Follower,
    types: readonly string[],
    limit: number,
    work: (tx: Tx, events: StoredEvent[]) => Promise<void>,
  ): Promise<{ more: boolean; held: boolean }> {
    const from = await this.cursors.cursor(follower);
    const { events, at, more, held } = await this.events.some(from, types, limit);
    if (!at) return { more, held };
    return this.database.transaction(async (tx) => {
      if (!(await this.cursors.hold(tx, follower, from))) return ELSEWHERE;
      if (events.length > 0) await work(tx, events);
      await this.cursors.advance(tx, follower, from, at);
      return { more, held };
    });
  }

  /** As `read`, for a reader that looks at a whole span of events in statements of its own. */
  async pass(
    reader: ReaderName,
    limit: number,
    work: (tx: Tx, span: { from: string; to: string }) => Promise<void>,
  ): Promise<{ more: boolean }> {
    const from = await this.cursors.cursor(reader);
    const { at: to, more } = await this.events.some(from, [], limit);
    if (!to) return { more };
    return this.database.transaction(async (tx) => {
      if (!(await this.cursors.hold(tx, reader, from))) return ELSEWHERE;
      await work(tx, { from, to });
      await this.cursors.advance(tx, reader, from, to);
      return { more };
    });
  }

  /** Back to where it began; what it could not judge is forgotten, as it is asked again. */
  rewind(tx: Tx, reader: ReaderName): Promise<void> {
    return this.cursors.rewind(tx, reader);
  }

  /** Answers what is left: nothing, or what comes after where its time was over. Null where another process reads. */
  private take<E extends StoredEvent, Known>(
    { reader, prepare }: Reading<E, Known>,
    { from, to, events, known }: Left<E, Known>,
    judge: Reading<E, Known>['judge'],
  ): Promise<Left<E, Known> | null> {
    const done: Left<E, Known> = { from: to, to, events: [] };
    return this.database.transaction(async (tx) => {
      if (!(await this.cursors.hold(tx, reader, from))) return null;
      let left = done;
      const lookedUp = known ?? (events.length > 0 ? await prepare(tx, events) : undefined);
      const until = performance.now() + LONGEST_MS;
      for (const [n, event] of events.entries()) {
        await judge(tx, event, lookedUp as Known);
        if (performance.now() < until || n === events.length - 1) continue;
        left = { from: event.position, to, events: events.slice(n + 1), known: lookedUp };
        break;
      }
      await this.cursors.advance(tx, reader, from, left.from);
      return left;
    });
  }

  private async judgeOrNote<E extends StoredEvent, Known>(
    tx: Tx,
    reading: Reading<E, Known>,
    event: E,
    known: Known,
  ): Promise<void> {
    await tx.rows('savepoint before_event');
    try {
      await reading.judge(tx, event, known);
    } catch (error) {
      if (isPassing(error)) throw error;
      await tx.rows('rollback to savepoint before_event');
      const text = error instanceof Error ? error.message : String(error);
      this.logger.error(`${reading.reader}: event ${event.id} (${event.type}) could not be judged: ${text}`);
      await this.cursors.failed(tx, reading.reader, event, {
        error: text.slice(0, LONGEST_ERROR),
        at: this.clock.now(),
      });
    }
    await tx.rows('release savepoint before_event');
  }
}

/** What goes by itself and says nothing of the event: the database is away, busy, or asks to try again. */
const PASSING_CODES = /^(08|40|53|55|57|58)\w{3}$/;
export const isPassing = (error: unknown): boolean =>
  isConnectionFailure(error) ||
  PASSING_CODES.test(String((error as { code?: unknown })?.code)) ||
  (error as { code?: unknown })?.code === 'database_unavailable';
