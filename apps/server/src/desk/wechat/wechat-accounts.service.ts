import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OutboundMessage, SendOutcome } from '#channels';
import type { PartLedger } from '#channels/tencent';
import { accountTrouble, sendMessage, WechatApi, type WechatSettings } from '#channels/wechat-official';
import { DomainError } from '#domain';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { CONFIG, type Config } from '../../platform/config/config';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';
import { AccessTokens } from '../tokens/access-tokens.service';
import { wechatSettingsOf } from './wechat-settings';

export interface WechatAccount {
  inbox: InboxRecord;
  settings: WechatSettings;
}

const SHARED_MS = 1_000;

/** The accounts of this desk: their settings, their API and how their line is. */
@Injectable()
export class WechatAccounts {
  private readonly logger = new Logger(WechatAccounts.name);
  private readonly called = new Set<string>();
  private readonly opened = new Map<string, { at: number; settings: Promise<WechatSettings> }>();

  constructor(
    private readonly inboxes: InboxesService,
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Config,
    wake: Wake,
  ) {
    wake.on(SETUP_CHANGED, () => this.opened.clear());
  }

  /** The account a callback is for; throws `not_found`, or `inbox_disabled` so that the platform tries again. */
  async byHookKey(key: string): Promise<WechatAccount> {
    const inbox = await this.inboxes.byHookKey('wechat-official', key);
    if (!inbox) throw new DomainError('not_found');
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    return { inbox, settings: await this.settings(inbox.id) };
  }

  /** Opened anew after a change, and after a second at the latest: within one, a busy account's calls share what was read. */
  settings(inboxId: string): Promise<WechatSettings> {
    const known = this.opened.get(inboxId);
    if (known && performance.now() - known.at < SHARED_MS) return known.settings;
    const settings = this.read(inboxId);
    this.opened.set(inboxId, { at: performance.now(), settings });
    settings.catch(() => this.opened.delete(inboxId));
    return settings;
  }

  private async read(inboxId: string): Promise<WechatSettings> {
    return wechatSettingsOf(await this.inboxes.splitFor(inboxId, 'wechat-official'), this.config.wechatApiUrl);
  }

  /** Does something at the platform and keeps what it tells about the account's state. */
  async asking<T>(inboxId: string, work: (api: WechatApi) => Promise<T>): Promise<T> {
    const api = await this.api(inboxId);
    try {
      return await work(api);
    } catch (error) {
      const trouble = accountTrouble(error);
      if (trouble) await this.failed(inboxId, trouble);
      throw error;
    }
  }

  async send(inboxId: string, message: OutboundMessage, ledger: PartLedger): Promise<SendOutcome> {
    const outcome = await sendMessage(await this.api(inboxId), message, ledger);
    const trouble = 'error' in outcome ? accountTrouble(outcome.error) : null;
    if (trouble) await this.failed(inboxId, trouble);
    if (outcome.state === 'sent') await this.inboxes.setHealth(inboxId, { state: 'connected', error: null });
    return outcome;
  }

  /** The platform reaches us. Said once: later calls come also while sending is what fails. */
  async reached(inboxId: string): Promise<void> {
    if (this.called.has(inboxId)) return;
    this.called.add(inboxId);
    await this.inboxes.setHealth(inboxId, { state: 'connected', error: null });
  }

  /** What the platform sends can't be opened: the next call that can be is news again. */
  async unreadable(inboxId: string, error: string): Promise<void> {
    this.called.delete(inboxId);
    await this.failed(inboxId, error);
  }

  /** For what says nothing of whether messages pass: the account's health is left as it is. */
  async api(inboxId: string): Promise<WechatApi> {
    return new WechatApi(await this.settings(inboxId), this.tokens);
  }

  /** A call that proved nothing: somebody else's, or the platform's with another token than ours. */
  refused(inboxId: string, code: string): void {
    this.inboxes.refused(inboxId, code);
  }

  private async failed(inboxId: string, error: string): Promise<void> {
    this.logger.warn(`account of inbox ${inboxId}: ${error}`);
    await this.inboxes.setHealth(inboxId, { state: 'failed', error });
  }
}
