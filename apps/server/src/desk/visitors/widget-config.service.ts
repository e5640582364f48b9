import { Inject, Injectable } from '@nestjs/common';
import { type WebChatSettings, type WidgetConfig } from '#contract';
import { isWorking, nextOpening } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { SettingsService } from '../policies/settings.service';

const MEDIAN_FOR_MS = 60_000;
const ENOUGH_ANSWERS = 5;

/** What a widget shows before anybody writes: looks, promise, hours. */
@Injectable()
export class WidgetConfigService {
  private readonly medians = new Map<string, { at: number; seconds: number | null }>();

  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(inbox: InboxRecord, locale: 'zh-CN' | 'en' | undefined): Promise<WidgetConfig> {
    const settings = inbox.settings as Partial<WebChatSettings>;
    const now = this.clock.now();
    const calendar = await this.calendars.ofTeam(inbox.teamId);
    const working = isWorking(calendar, now);
    const promiseSeconds = await this.settings.at('reply.window', now);
    const median = await this.medianToday(inbox.id, now);
    const company = await this.database.row<{ name: string }>('select name from company');
    return {
      name: inbox.name,
      company: company?.name ?? '',
      colour: inbox.colour,
      locale: locale ?? settings.locale ?? 'zh-CN',
      welcome: settings.welcome ?? '',
      position: settings.position ?? 'right',
      preChatForm: settings.preChatForm ?? { enabled: false, fields: [], required: false },
      promiseSeconds,
      medianSeconds: median !== null && median < promiseSeconds ? median : null,
      working,
      opensAt: working ? null : nextOpening(calendar, now).toISOString(),
      maxUploadBytes: this.config.maxUploadBytes,
      calls: settings.calls?.enabled ?? false,
    };
  }

  /** Today's median first response of the inbox, from its own evidence; null until five were answered. */
  private async medianToday(inboxId: string, now: Date): Promise<number | null> {
    const kept = this.medians.get(inboxId);
    if (kept && now.getTime() - kept.at < MEDIAN_FOR_MS) return kept.seconds;
    const row = await this.database.row<{ seconds: number | null; n: number }>(
      `select percentile_cont(0.5) within group (order by w.working_seconds) as seconds, count(*)::int as n
       from reply_window w join ticket t on t.id = w.ticket_id
       where t.inbox_id = $1 and w.first and w.answered_at > $2::timestamptz - interval '24 hours' and t.created_at > $2::timestamptz - interval '2 days'`,
      [inboxId, now],
    );
    const seconds = row && row.n >= ENOUGH_ANSWERS && row.seconds !== null ? Math.round(row.seconds) : null;
    this.medians.set(inboxId, { at: now.getTime(), seconds });
    return seconds;
  }
}
