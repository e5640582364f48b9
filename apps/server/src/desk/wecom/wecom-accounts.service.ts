import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OutboundMessage, SendOutcome } from '#channels';
import type { PartLedger } from '#channels/tencent';
import { accountTrouble, sendMessage, WecomApi, type WecomSettings } from '#channels/wecom';
import { DomainError } from '#domain';
import { CONFIG, type Config } from '../../platform/config/config';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { AccessTokens } from '../tokens/access-tokens.service';
import { secretOf, wecomSettingsOf } from './wecom-settings';

export interface WecomAccount {
  inbox: InboxRecord;
  settings: WecomSettings;
}

/** The customer service accounts of this desk: their settings, their API and how their line is. */
@Injectable()
export class WecomAccounts {
  private readonly logger = new Logger(WecomAccounts.name);

  constructor(
    private readonly inboxes: InboxesService,
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The account whose address was called; throws `not_found`, or `inbox_disabled` so that the platform tries again. */
  async byHookKey(key: string): Promise<WecomAccount> {
    const inbox = await this.inboxes.byHookKey('wecom', key);
    if (!inbox) throw new DomainError('not_found');
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    return { inbox, settings: await this.settings(inbox.id) };
  }

  /** A company has one callback for all its accounts: the inbox a call is about, null when the desk has none for it. */
  async sibling({ settings }: WecomAccount, openKfId: string): Promise<InboxRecord | null> {
    const inboxes = (await this.inboxes.all()).filter(({ channel, enabled }) => enabled && channel === 'wecom');
    const isMeant = (of: Record<string, unknown>) => of.corpId === settings.corpId && of.openKfId === openKfId;
    return inboxes.find((inbox) => isMeant(inbox.settings)) ?? null;
  }

  async settings(inboxId: string): Promise<WecomSettings> {
    return wecomSettingsOf(await this.inboxes.splitFor(inboxId, 'wecom'), this.config.wecomApiUrl);
  }

  /** The accounts an admin may choose from, with a Secret as written or as stored. */
  async choices(written: { corpId: string; secret: string; inboxId?: string | undefined }) {
    const stored = written.inboxId ? await this.inboxes.splitFor(written.inboxId, 'wecom') : null;
    const account = { corpId: written.corpId, secret: secretOf(written, stored), apiUrl: this.config.wecomApiUrl };
    return new WecomApi(account, this.tokens).accounts();
  }

  /** Does something at the platform and keeps what it tells about the account's state. */
  async asking<T>(inboxId: string, work: (api: WecomApi, settings: WecomSettings) => Promise<T>): Promise<T> {
    const settings = await this.settings(inboxId);
    try {
      return await work(new WecomApi(settings, this.tokens), settings);
    } catch (error) {
      const trouble = accountTrouble(error);
      if (trouble) await this.failed(inboxId, trouble);
      throw error;
    }
  }

  async send(inboxId: string, message: OutboundMessage, ledger: PartLedger): Promise<SendOutcome> {
    const settings = await this.settings(inboxId);
    const outcome = await sendMessage(new WecomApi(settings, this.tokens), settings.openKfId, message, ledger);
    const trouble = 'error' in outcome ? accountTrouble(outcome.error) : null;
    if (trouble) await this.failed(inboxId, trouble);
    if (outcome.state === 'sent') await this.connected(inboxId);
    return outcome;
  }

  connected(inboxId: string): Promise<void> {
    return this.inboxes.setHealth(inboxId, { state: 'connected', error: null });
  }

  async failed(inboxId: string, error: string): Promise<void> {
    this.logger.warn(`account of inbox ${inboxId}: ${error}`);
    await this.inboxes.setHealth(inboxId, { state: 'failed', error });
  }
}
