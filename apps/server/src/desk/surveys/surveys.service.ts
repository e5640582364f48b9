import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Locale, Survey, SurveyCard, surveySkipRequest } from '#contract';
import { afterAnswer, answerSurvey, DomainError, type Written } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { hashToken } from '../../platform/auth/tokens';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { found } from '../setup/refusals';
import { mustSee } from '../tickets/gate';
import type { SurveyRow } from './survey.view';
import { SurveyLog } from './survey-log.service';
import { SurveyRules } from './survey-rules.service';
import { localeFor } from './survey-sending.service';
import { SurveysRepository } from './surveys.repository';

/** What can be done with one survey: its contact answers it or wants no more of them, an agent leaves it out with a reason. */
@Injectable()
export class SurveysService {
  constructor(
    private readonly database: Database,
    private readonly repository: SurveysRepository,
    private readonly rules: SurveyRules,
    private readonly log: SurveyLog,
    private readonly clock: Clock,
  ) {}

  /** The survey that a link opens; refused as if there were none for any other text. */
  async ofToken(token: string): Promise<SurveyRow> {
    return found(await this.repository.byToken(hashToken(token)));
  }

  /** A visitor's own, asked in their chat. */
  async ofVisitor(contactId: string, inboxId: string, id: string): Promise<SurveyRow> {
    const row = found(await this.repository.row(this.database, id));
    const own = row.contact_id === contactId && row.inbox_id === inboxId && row.message_id !== null;
    return found(own ? row : null);
  }

  /** In the language that was asked for, or the contact's own. */
  async card(row: SurveyRow, asked?: Locale): Promise<SurveyCard> {
    const locale = asked ?? localeFor((await this.repository.localeOf(row.contact_id))?.locale);
    const { words } = await this.rules.byId(this.database, row.rule_id);
    const { score, solved } = row;
    return { locale, words: words[locale], state: this.stateOf(row), score, solved };
  }

  /** One answer to one question, with its event (law 4). What follows from it is read from the event, so no crash loses it. */
  answer(id: string, written: Written): Promise<Survey> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      const now = this.clock.now();
      const said = answerSurvey({ answeredAt: row.answered_at, expiresAt: row.expires_at }, written, now);
      await this.repository.save(tx, { ...row, ...said, state: 'answered', answered_at: now });
      const actor = { kind: 'contact' as const, id: row.contact_id, name: row.contact_name };
      const { isBad } = afterAnswer(said, false);
      return this.log.tell(tx, actor, id, 'survey.answered', { isBad });
    });
  }

  optOut({ contact_id }: SurveyRow): Promise<void> {
    return this.repository.optOut(this.database, contact_id, this.clock.now());
  }

  skip(me: Principal, id: string, { version, reason }: z.output<typeof surveySkipRequest>): Promise<Survey> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      mustSee(me, { teamId: row.ticket_team_id, holderId: row.ticket_holder_id });
      if (row.state !== 'planned') throw new DomainError('survey_sent');
      if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
      const left = { skip_reason: 'by_agent' as const, skip_note: reason, skipped_by_name: me.name };
      await this.repository.save(tx, { ...row, state: 'skipped', ...left });
      return this.log.tell(tx, agentActor(me), id, 'survey.skipped');
    });
  }

  private stateOf({ answered_at, expires_at }: SurveyRow): SurveyCard['state'] {
    if (answered_at) return 'answered';
    return expires_at! < this.clock.now() ? 'expired' : 'open';
  }
}
