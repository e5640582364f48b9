import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OutboundMessage, SendOutcome } from '#channels';
import { WeiboApi, weiboChannel, type WeiboCursor, type WeiboSettings, weiboTrouble } from '#channels/weibo';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { weiboSettingsOf } from './weibo-settings';

export interface WeiboAccount {
  inbox: InboxRecord;
  settings: WeiboSettings;
}

/** The accounts of this desk: their settings, their API and how they are. */
@Injectable()
export class WeiboAccounts {
  private readonly logger = new Logger(WeiboAccounts.name);
  readonly channel;

  constructor(
    private readonly inboxes: InboxesService,
    clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.channel = weiboChannel({ everyMs: config.weiboPollMs, now: () => clock.now() });
  }

  /** The account a call is for; throws `not_found`, or `inbox_disabled` so that the platform tries again. */
  async byHookKey(key: string): Promise<WeiboAccount> {
    const inbox = await this.inboxes.byHookKey('weibo', key);
    if (!inbox) throw new DomainError('not_found');
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    return { inbox, settings: await this.settings(inbox.id) };
  }

  async settings(inboxId: string): Promise<WeiboSettings> {
    return weiboSettingsOf(await this.inboxes.splitFor(inboxId, 'weibo'), this.config.weiboApiUrl);
  }

  /** When the token ends, as the platform told the line that asks for comments. */
  async tokenEndsAt(inboxId: string): Promise<string | null> {
    await this.inboxes.splitFor(inboxId, 'weibo');
    return ((await this.inboxes.loadCursor(inboxId)) as WeiboCursor).tokenEndsAt ?? null;
  }

  /** Does something at the platform and keeps what it tells about the account's state. */
  async asking<T>(inboxId: string, work: (api: WeiboApi) => Promise<T>): Promise<T> {
    const api = new WeiboApi(await this.settings(inboxId));
    try {
      return await work(api);
    } catch (error) {
      await this.note(inboxId, weiboTrouble(error));
      throw error;
    }
  }

  async send(inboxId: string, message: OutboundMessage): Promise<SendOutcome> {
    const outcome = await this.channel.send(await this.settings(inboxId), message);
    if ('error' in outcome) await this.note(inboxId, weiboTrouble(outcome.error));
    return outcome;
  }

  /** That all is well again the line says, which asks every minute. */
  private async note(inboxId: string, trouble: string | null): Promise<void> {
    if (!trouble) return;
    this.logger.warn(`account of inbox ${inboxId}: ${trouble}`);
    await this.inboxes.setHealth(inboxId, { state: 'failed', error: trouble });
  }
}
