import { Injectable } from '@nestjs/common';
import { afterAnswer, isActive, setStatus } from '#domain';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { DeskCallbacks } from '../callbacks/desk-callbacks.service';
import { SettingsService } from '../policies/settings.service';
import { DESK } from '../tickets/ticket-change';
import { TicketsService } from '../tickets/tickets.service';
import type { SurveyRow } from './survey.view';
import { SurveyLog } from './survey-log.service';
import { SurveyRules } from './survey-rules.service';
import { SurveysRepository } from './surveys.repository';

/** What an answer brings about, once: a call for who is unhappy or unhelped (V18), the ticket open again (V4). */
@Injectable()
export class SurveyFollowUps {
  constructor(
    private readonly repository: SurveysRepository,
    private readonly rules: SurveyRules,
    private readonly callbacks: DeskCallbacks,
    private readonly tickets: TicketsService,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly log: SurveyLog,
    private readonly clock: Clock,
  ) {}

  async after(tx: Tx, surveyId: string): Promise<void> {
    const row = await this.repository.lock(tx, surveyId);
    if (!row?.score || row.followed_up_at) return;
    const rule = await this.rules.byId(tx, row.rule_id);
    const follows = afterAnswer({ score: row.score as 1, solved: row.solved }, rule.reopens);
    if (!follows.callsBack) return;
    const callback_id = await this.planCall(tx, row);
    const reopened = follows.reopens && (await this.reopen(tx, row.ticket_id));
    await this.repository.save(tx, { ...row, followed_up_at: this.clock.now(), callback_id, reopened });
    await this.log.tell(tx, DESK, row.id, 'survey.followed_up');
  }

  /** One named agent speaks with the contact again; one call is enough, so it stands in place of the usual one. */
  private async planCall(tx: Tx, row: SurveyRow): Promise<string> {
    const within = await this.settings.at('survey.callback', row.answered_at!);
    await this.callbacks.replaceSatisfaction(tx, row.ticket_id);
    const { id } = await this.callbacks.once(tx, 'bad_survey', {
      ...{ key: row.id, ticketId: row.ticket_id, contactId: row.contact_id, remark: row.remark },
      agentId: await this.repository.working(tx, row.agent_id),
      dueAt: new Date(row.answered_at!.getTime() + within * 1000),
    });
    return id;
  }

  private async reopen(tx: Tx, ticketId: string): Promise<boolean> {
    const { answer } = await this.tickets.changeIn(tx, ticketId, DESK, null, async ({ plan }) => {
      if (isActive(plan.ticket) || plan.ticket.status === 'spam') return false;
      const calendar = await this.calendars.ofTeam(plan.ticket.teamId);
      setStatus(plan, 'open', { statusLabelId: null, reason: 'survey_not_solved', calendar });
      return true;
    });
    return answer;
  }
}
