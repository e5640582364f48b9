import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import type { DueDelivery } from './deliveries.service';

/** What came of one try: the channel's outcome, or that it waits for something other than another try, or isn't needed. */
export type Sending = SendOutcome | { state: 'not_needed' } | { state: 'queued'; error: string; dueAt: Date };
export type Send = (row: DueDelivery) => Promise<Sending>;

/** Who sends the outbox rows of each kind; every channel brings its own. */
@Injectable()
export class Senders {
  private readonly senders = new Map<string, Send>();

  add(kind: string, send: Send): void {
    this.senders.set(kind, send);
  }

  of(kind: string): Send {
    const send = this.senders.get(kind);
    if (!send) throw new Error(`nobody sends ${kind}`);
    return send;
  }
}
