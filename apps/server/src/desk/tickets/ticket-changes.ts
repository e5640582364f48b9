import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { EventLog, eventRow } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import { changedRows, eventsOf, messageRows, openedRows, windowRows } from './change-rows';
import { Clocks } from './clocks.service';
import { clockRows } from './resolution.entity';
import { saveStatement } from './save-statement';
import type { Alongside, TicketChange } from './ticket-change';

/** What wakes whom: tickets waiting for an agent, deadlines, mail to send, agents coming and going. */
export const TOPIC = { queue: 'queue', windows: 'windows', outbox: 'outbox', presence: 'presence' } as const;

@Injectable()
export class TicketChanges {
  constructor(
    private readonly events: EventLog,
    private readonly clocks: Clocks,
    private readonly wake: Wake,
  ) {}

  /** Saves decided changes with their messages, windows and events (laws 3 to 7). Locks were taken by who read them. */
  async save(tx: Tx, changes: TicketChange[], alongside: Alongside = {}): Promise<void> {
    for (const change of changes) await this.clocks.follow(tx, change);
    const real = changes.filter(({ plan }) => plan.steps.length > 0);
    const { text, params } = saveStatement({
      opened: openedRows(real),
      changed: changedRows(real),
      messages: real.flatMap(messageRows),
      windows: real.flatMap(windowRows),
      clocks: real.flatMap(clockRows),
      receipts: alongside.receipts ?? [],
      deliveries: alongside.deliveries ?? [],
      references: alongside.references ?? [],
      events: real.flatMap((change) => eventsOf(change).map(eventRow)),
    });
    tx.write(text, params);
    this.announce(tx, real, alongside);
  }

  private announce(tx: Tx, changes: TicketChange[], alongside: Alongside): void {
    if (changes.length) this.events.announce(tx);
    if (changes.some(concernsQueue)) tx.afterCommit(() => this.wake.up(TOPIC.queue));
    if (alongside.deliveries?.length) tx.afterCommit(() => this.wake.up(TOPIC.outbox));
  }
}

/** A ticket that came into the queue, or one whose new status may leave its holder room for another. */
function concernsQueue({ before, plan: { ticket } }: TicketChange): boolean {
  if (!before || before.status !== ticket.status) return true;
  return !ticket.holderId && (before.holderId !== null || before.teamId !== ticket.teamId);
}
