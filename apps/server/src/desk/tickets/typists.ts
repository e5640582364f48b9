import { Injectable, Logger } from '@nestjs/common';
import type { ChannelKindName } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { TicketsRepository } from './tickets.repository';

/** Platforms show it for a while by themselves; told more often it costs calls and shows nothing more. */
const TOLD_EVERY_MS = 10_000;
const REMEMBERED_AT_MOST = 5_000;

export interface TypedOn {
  ticketId: string;
  inboxId: string;
}

/** Who tells a contact on a platform that somebody writes; every channel that can brings its own. A signal: it may be lost. */
@Injectable()
export class Typists {
  private readonly logger = new Logger(Typists.name);
  private readonly typists = new Map<ChannelKindName, (on: TypedOn) => Promise<void>>();
  private readonly toldAt = new Map<string, number>();

  constructor(
    private readonly repository: TicketsRepository,
    private readonly clock: Clock,
  ) {}

  add(channel: ChannelKindName, tell: (on: TypedOn) => Promise<void>): void {
    this.typists.set(channel, tell);
  }

  /** Resolves when it was told, or need not be; never rejects. */
  async tell(ticketId: string): Promise<void> {
    if (!this.isTime(ticketId)) return;
    try {
      const ticket = await this.repository.record(ticketId);
      await (ticket && this.typists.get(ticket.channel as ChannelKindName)?.({ ticketId, inboxId: ticket.inbox_id }));
    } catch (error) {
      this.logger.debug(`typing on ${ticketId} not told: ${String(error)}`);
    }
  }

  private isTime(ticketId: string): boolean {
    const now = this.clock.now().getTime();
    if (now - (this.toldAt.get(ticketId) ?? -Infinity) < TOLD_EVERY_MS) return false;
    if (this.toldAt.size >= REMEMBERED_AT_MOST) this.toldAt.clear();
    this.toldAt.set(ticketId, now);
    return true;
  }
}
