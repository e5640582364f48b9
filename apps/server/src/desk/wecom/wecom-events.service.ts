import { Injectable } from '@nestjs/common';
import { type KfEvent, partId } from '#channels/wecom';
import { Clock } from '../../platform/clock/clock';
import { PartLedgers } from '../allowances/part-ledgers.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { WaitingReceipt } from '../intake/inputs.service';
import { DeliveriesService } from '../tickets/deliveries.service';
import { WecomAccounts } from './wecom-accounts.service';
import { unlessPlatform } from '../tokens/unless-platform';

/** A welcome that comes later is refused by the platform anyhow. */
const WELCOME_WITHIN_MS = 20_000;
/** Nobody has the conversation yet, or the interface has it. */
const [NOBODY, INTERFACE] = [0, 1] as const;

/** What happens on the platform beside words, and what the desk does about it. */
@Injectable()
export class WecomEvents {
  constructor(
    private readonly accounts: WecomAccounts,
    private readonly ledgers: PartLedgers,
    private readonly deliveries: DeliveriesService,
    private readonly clock: Clock,
  ) {}

  async happened(receipt: WaitingReceipt, inbox: InboxRecord, event: KfEvent): Promise<void> {
    if (event.failed) await this.failed(inbox.id, event.failed);
    if (event.welcomeCode) await this.welcome(receipt, inbox, event.welcomeCode);
  }

  /** Takes a new conversation over, so that no person in WeCom is asked for it while the desk answers. */
  async takeSession(inboxId: string, contact: string): Promise<void> {
    await this.accounts
      .asking(inboxId, async (api, { openKfId }) => {
        const state = await api.session(openKfId, contact);
        if (state === NOBODY) await api.moveSession(openKfId, contact, INTERFACE);
      })
      .catch(unlessPlatform(undefined));
  }

  private async failed(inboxId: string, { msgid, error }: NonNullable<KfEvent['failed']>): Promise<void> {
    const messageId = await this.ledgers.messageOf(inboxId, msgid);
    if (!messageId) return;
    await this.ledgers.undelivered(messageId);
    await this.deliveries.returned(messageId, error);
  }

  private async welcome(receipt: WaitingReceipt, inbox: InboxRecord, code: string): Promise<void> {
    const text = String(inbox.settings.welcome ?? '');
    const age = this.clock.now().getTime() - receipt.receivedAt.getTime();
    if (!text || age > WELCOME_WITHIN_MS) return;
    await this.accounts
      .asking(inbox.id, (api) => api.welcome(code, partId(receipt.externalId, 0), text))
      .catch(unlessPlatform(undefined));
  }
}
