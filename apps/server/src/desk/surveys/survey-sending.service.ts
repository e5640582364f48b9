import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '#contract';
import { DomainError, type SurveySkip } from '#domain';
import { hashToken } from '../../platform/auth/tokens';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Tx } from '../../platform/database/database';
import { AllowancesService } from '../allowances/allowances.service';
import { SettingsService } from '../policies/settings.service';
import { DeskWords } from '../tickets/desk-words.service';
import { openTo, surveyToken } from '../tickets/survey-token';
import { DESK } from '../tickets/ticket-change';
import { TicketsService } from '../tickets/tickets.service';
import type { Verb } from '../tickets/verb';
import type { SurveyRow } from './survey.view';
import { SurveyLog } from './survey-log.service';
import { SurveyRules } from './survey-rules.service';
import { SurveysRepository } from './surveys.repository';

const DAY_MS = 86_400_000;
type Asked = { messageId: string } | { skip: SurveySkip };

export const localeFor = (known: string | null | undefined): Locale => (known?.startsWith('en') ? 'en' : 'zh-CN');

/** Asks what is due, in the conversation it is about; what goes out is the outbox's. */
@Injectable()
export class SurveySending {
  constructor(
    private readonly database: Database,
    private readonly repository: SurveysRepository,
    private readonly rules: SurveyRules,
    private readonly log: SurveyLog,
    private readonly tickets: TicketsService,
    private readonly words: DeskWords,
    private readonly allowances: AllowancesService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers how many were due; each is asked or left out with its reason, in a change of its own. */
  async sendDue(limit: number): Promise<number> {
    for (let done = 0; done < limit; done += 1) if (!(await this.sendNext())) return done;
    return limit;
  }

  nextDueAt(): Promise<Date | null> {
    return this.repository.nextDueAt();
  }

  private sendNext(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const row = await this.repository.claimDue(tx, this.clock.now());
      if (!row) return false;
      const asked = await this.ask(tx, row);
      if ('skip' in asked) await this.skipped(tx, row, asked.skip);
      else await this.sent(tx, row, asked.messageId);
      return true;
    });
  }

  private async ask(tx: Tx, row: SurveyRow): Promise<Asked> {
    const standing = await this.repository.standing(tx, row);
    if (!standing?.ended) return { skip: 'reopened' };
    if (standing.optedOut) return { skip: 'opted_out' };
    if (!standing.hasAddress) return { skip: 'no_address' };
    if (!(await this.allowances.hasRoom(row.ticket_id, row.inbox_id, row.channel))) return { skip: 'window_closed' };
    const { words } = await this.rules.byId(tx, row.rule_id);
    const { invitation } = words[localeFor(standing.locale)];
    const say = (work: Verb) => this.invite(work, invitation, row.id);
    return (await this.tickets.changeIn(tx, row.ticket_id, DESK, null, say)).answer;
  }

  /** What the channel refuses to carry is a reason too: it must not be tried for ever. */
  private async invite(work: Verb, invitation: string, surveyId: string): Promise<Asked> {
    try {
      const said = await this.words.invite(work, invitation, surveyId, openTo(this.config) !== null);
      return 'messageId' in said ? said : { skip: 'channel' };
    } catch (error) {
      if (error instanceof DomainError) return { skip: 'channel' };
      throw error;
    }
  }

  private async sent(tx: Tx, row: SurveyRow, messageId: string): Promise<void> {
    const now = this.clock.now();
    const days = await this.settings.at('survey.expires', now);
    await this.repository.save(tx, {
      ...{ ...row, state: 'sent', sent_at: now, message_id: messageId },
      expires_at: new Date(now.getTime() + days * DAY_MS),
      token_hash: hashToken(surveyToken(this.config.secretKey, row.id)),
    });
    await this.log.tell(tx, DESK, row.id, 'survey.sent');
  }

  private async skipped(tx: Tx, row: SurveyRow, reason: SurveySkip): Promise<void> {
    await this.repository.save(tx, { ...row, state: 'skipped', skip_reason: reason });
    await this.log.tell(tx, DESK, row.id, 'survey.skipped');
  }
}
