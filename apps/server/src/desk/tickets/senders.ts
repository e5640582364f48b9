import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import type { DueDelivery } from './delivery';

/** What came of one try: the channel's outcome, or that it waits for something other than another try, or isn't needed. */
export type Sending = SendOutcome | { state: 'not_needed' } | { state: 'queued'; error: string; dueAt: Date };
export type Send = (row: DueDelivery) => Promise<Sending>;

/** Who sends the outbox rows of each kind; every channel brings its own. */
@Injectable()
export class Senders {
  private readonly senders = new Map<string, Send>();
  private readonly repeatable = new Set<string>();

  /** `repeatable`: the other side knows a message by an id that stays the same, so one whose outcome is unknown may be sent again. */
  add(kind: string, send: Send, { repeatable = false } = {}): void {
    this.senders.set(kind, send);
    if (repeatable) this.repeatable.add(kind);
  }

  isRepeatable(kind: string): boolean {
    return this.repeatable.has(kind);
  }

  /** What the outbox sends. A line that has to keep a pace of its own claims its rows itself, and adds nobody here. */
  get kinds(): string[] {
    return [...this.senders.keys()];
  }

  of(kind: string): Send {
    const send = this.senders.get(kind);
    if (!send) throw new Error(`nobody sends ${kind}`);
    return send;
  }
}
