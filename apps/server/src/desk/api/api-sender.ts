import { Inject, Injectable } from '@nestjs/common';
import type { SendOutcome } from '#channels';
import { sendReply } from '#channels/api';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import type { DueDelivery } from '../tickets/delivery';
import type { Sending } from '../tickets/senders';
import { ApiMessages } from './api-messages.service';
import { secretsOf, type StoredApi } from './api-settings';
import { ApiRepository } from './api.repository';

/** Refusals that are about the program and not about one message: the inbox shows them until something goes through. */
const TROUBLE = /^api_(?!refused: (?!401|403|404))/;

/** Brings what agents say to the program. */
@Injectable()
export class ApiSender {
  /** Inboxes whose program answered 410, by the version of their settings: nothing is sent until an admin changes them. */
  private readonly gone = new Map<string, number>();

  constructor(
    private readonly inboxes: InboxesService,
    private readonly messages: ApiMessages,
    private readonly repository: ApiRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(row: DueDelivery): Promise<Sending> {
    const inbox = await this.inboxes.byId(row.inboxId);
    const { url } = inbox.settings as unknown as StoredApi;
    // The program asks for what was said, and there it is.
    if (!url) return { state: 'sent', externalId: null };
    if (this.gone.get(inbox.id) === inbox.version) return { state: 'refused', error: 'api_gone' };
    const outcome = await this.post(inbox, url, row.messageId);
    await this.remember(inbox, outcome);
    return outcome;
  }

  private async post(inbox: InboxRecord, url: string, messageId: string): Promise<SendOutcome> {
    const now = this.clock.now();
    const secrets = secretsOf(await this.inboxes.splitFor(inbox.id, 'api'), now);
    const message = this.messages.view(inbox, (await this.repository.spoken(messageId))!);
    return sendReply({ url, secrets, allowedHosts: this.config.webhookAllowedHosts }, message, now);
  }

  private async remember(inbox: InboxRecord, outcome: SendOutcome): Promise<void> {
    if (outcome.state === 'sent') return this.inboxes.setHealth(inbox.id, { state: 'connected', error: null });
    if (!('error' in outcome) || !TROUBLE.test(outcome.error)) return;
    if (outcome.error.startsWith('api_gone')) this.gone.set(inbox.id, inbox.version);
    await this.inboxes.setHealth(inbox.id, { state: 'failed', error: outcome.error.slice(0, 300) });
  }
}
