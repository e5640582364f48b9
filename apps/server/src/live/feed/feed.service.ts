import { EventEmitter } from 'node:events';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { DeskEvent } from '#contract';
import { deskEvent, type WithMessage } from '../../desk/tickets/desk-event';
import { MESSAGE_BESIDE } from '../../desk/tickets/message.view';
import { Database } from '../../platform/database/database';
import { EventLog, EVENTS_STORED } from '../../platform/events/event-log';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';
import { roomsOfEvent } from './audience';

/** An event on its way to screens, and the rooms that may hear it. */
export interface Told {
  event: DeskEvent;
  rooms: string[];
}

const BATCH = 500;
const KEPT = 20_000;
const POLL_MS = 1_000;
const PENDING_MS = 2;
const REPLAY_AT_MOST = 5_000;

/** Follows desk_event and tells this process's sockets, in order and without a gap (laws 4 and 5). */
@Injectable()
export class FeedService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FeedService.name);
  private readonly listeners = new EventEmitter().setMaxListeners(0);
  private kept: Told[] = [];
  private at = '0:0';
  private keptFrom = '0:0';
  private stopped = false;
  private loop: Promise<void> = Promise.resolve();
  private unlisten: () => void = () => undefined;
  private roused = false;
  private rouse: () => void = () => undefined;
  private cycle = 0;

  constructor(
    private readonly events: EventLog,
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly metrics: Metrics,
  ) {}

  get position(): string {
    return this.at;
  }

  onBatch(listener: (batch: Told[]) => void): void {
    this.listeners.on('batch', listener);
  }

  /** Resolves after the feed's next full turn through the database: what a probe travels. */
  turn(): Promise<void> {
    const wanted = this.cycle + 2;
    this.nudge();
    return new Promise((resolve) => {
      const check = (): void => {
        if (this.cycle < wanted && !this.stopped) return this.nudge();
        this.listeners.off('turn', check);
        resolve();
      };
      this.listeners.on('turn', check);
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.at = this.keptFrom = await this.events.position(this.database);
    this.unlisten = this.wake.on(EVENTS_STORED, () => this.nudge());
    this.loop = this.follow();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.unlisten();
    this.nudge();
    await this.loop;
  }

  /** What came after a position, or null when that is too far back to replay. */
  async since(position: string): Promise<Told[] | null> {
    if (compare(position, this.keptFrom) >= 0)
      return this.kept.filter(({ event }) => compare(event.position, position) > 0);
    const { told } = await this.read(position, REPLAY_AT_MOST + 1);
    return told.length > REPLAY_AT_MOST ? null : told;
  }

  private nudge(): void {
    this.roused = true;
    this.rouse();
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      this.roused = false;
      const wait = await this.step().catch((error: unknown) => {
        if (!this.stopped) this.logger.warn(`feed: ${String(error)}`);
        return POLL_MS;
      });
      this.cycle += 1;
      this.listeners.emit('turn');
      if (wait > 0 && !this.roused && !this.stopped) await this.sleep(wait);
    }
  }

  /** Reads and tells what is new; answers how long to sleep. Events held back by a running transaction are asked for again soon. */
  private async step(): Promise<number> {
    const { told, held } = await this.read(this.at, BATCH);
    if (told.length) {
      this.keep(told);
      this.listeners.emit('batch', told);
      this.metrics.feedLag.observe(Math.max(0, (Date.now() - Date.parse(told[0]!.event.at)) / 1000));
    }
    if (told.length === BATCH || this.roused) return 0;
    return held ? PENDING_MS : POLL_MS;
  }

  private async read(position: string, limit: number): Promise<{ told: Told[]; held: boolean }> {
    const { events, held } = await this.events.after<WithMessage>(position, limit, MESSAGE_BESIDE);
    return { told: events.map((event) => ({ event: deskEvent(event), rooms: roomsOfEvent(event) })), held };
  }

  private keep(told: Told[]): void {
    this.at = told[told.length - 1]!.event.position;
    this.kept.push(...told);
    if (this.kept.length <= KEPT * 1.25) return;
    const dropped = this.kept.splice(0, this.kept.length - KEPT);
    this.keptFrom = dropped[dropped.length - 1]!.event.position;
  }

  private sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.roused) this.rouse();
    });
  }
}

/** Orders positions `xid:id` as the feed does. */
export function compare(a: string, b: string): number {
  const [ax, ai] = a.split(':').map(BigInt) as [bigint, bigint];
  const [bx, bi] = b.split(':').map(BigInt) as [bigint, bigint];
  if (ax !== bx) return ax < bx ? -1 : 1;
  return ai === bi ? 0 : ai < bi ? -1 : 1;
}
