import { Injectable } from '@nestjs/common';
import type { Said, Saying } from '#channels/wechat-personal';
import { Clock } from '../../platform/clock/clock';
import { Metrics } from '../../platform/telemetry/metrics';
import { InboxesService } from '../inboxes/inboxes.service';
import { DeliveriesService } from '../tickets/deliveries.service';
import type { DeliveryEnd, DueDelivery } from '../tickets/delivery';
import { LettersService } from '../tickets/letters.service';
import { LoginsRepository } from './logins.repository';
import { partsOf } from './saying-parts';

export const PERSONAL = 'wechat-personal';
const AGAIN_AFTER_MS = 15_000;
/** Nothing went out, and nothing is wrong with the message: it waits. */
const WAITS = new Set(['wechat_logged_out', 'wechat_worker_away']);

type Say = (saying: Saying) => Promise<Said>;

/** Sends what the outbox holds for one personal account, one message after the other. */
@Injectable()
export class PersonalOutbox {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly letters: LettersService,
    private readonly logins: LoginsRepository,
    private readonly inboxes: InboxesService,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Sends what has waited longest; answers how many things were said for it, 0 when nothing waits. */
  async sendNext(inboxId: string, say: Say): Promise<number> {
    const row = await this.deliveries.claimNextOf(inboxId, PERSONAL);
    if (!row) return 0;
    const { end, said } = await this.send(row, say);
    await this.deliveries.end(row, end);
    this.metrics.deliveries.inc({ outcome: end.state });
    if (end.state === 'sent') await this.inboxes.markOutbound(inboxId);
    return said;
  }

  private async send(row: DueDelivery, say: Say): Promise<{ end: DeliveryEnd; said: number }> {
    const letter = await this.letters.compose(row);
    const parts = letter ? partsOf(letter, await this.logins.roomOf(row.ticketId)) : [];
    if (parts.length === 0) return { end: { state: 'failed', error: 'wechat_nothing_to_say' }, said: 1 };
    for (const [i, part] of parts.entries()) {
      const result = await say({ ...part, id: `${row.id}:${row.attempts}:${i}` });
      if (result.state !== 'sent') return { end: this.endOf(result, i, parts.length), said: i + 1 };
    }
    return { end: { state: 'sent', platformId: null }, said: parts.length };
  }

  /** Once a part is out nothing is repeated (law 3). */
  private endOf({ state, error }: Said, said: number, of: number): DeliveryEnd {
    if (said > 0) return { state: 'unknown', error: `wechat_partly_sent ${said}/${of}: ${error}` };
    if (state === 'unknown') return { state: 'unknown', error };
    if (!WAITS.has(error)) return { state: 'failed', error };
    return { state: 'queued', error, dueAt: new Date(this.clock.now().getTime() + AGAIN_AFTER_MS) };
  }
}
