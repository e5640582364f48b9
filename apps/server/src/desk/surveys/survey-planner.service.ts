import { Inject, Injectable } from '@nestjs/common';
import { surveyAfter, type SurveySkip } from '#domain';
import { CONFIG, type Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { StoredEvent } from '../../platform/events/event-log';
import { EventReader } from '../../platform/events/event-reader';
import { SettingsService } from '../policies/settings.service';
import { openTo } from '../tickets/survey-token';
import { DESK } from '../tickets/ticket-change';
import { SurveyFollowUps } from './survey-follow-ups.service';
import { SurveyLog } from './survey-log.service';
import { type RuleRow, SurveyRules } from './survey-rules.service';
import { type ClosingRow, type NewSurvey, SurveysRepository } from './surveys.repository';

const ENDS = ['resolved', 'closed'];

const UNASKED = {
  ...{ sent_at: null, expires_at: null, message_id: null, token_hash: null, skip_note: '', skipped_by_name: null },
  ...{ answered_at: null, score: null, solved: null, remark: '' },
  ...{ followed_up_at: null, callback_id: null, reopened: false },
};

/** Follows the events: each closing makes one survey or one reason for none, and each answer what it brings about. */
@Injectable()
export class SurveyPlanner {
  constructor(
    private readonly reader: EventReader,
    private readonly repository: SurveysRepository,
    private readonly rules: SurveyRules,
    private readonly followUps: SurveyFollowUps,
    private readonly log: SurveyLog,
    private readonly settings: SettingsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.read<StoredEvent, null>({
      reader: 'surveys',
      types: ['ticket.resolved', 'ticket.closed', 'survey.answered'],
      prepare: () => Promise.resolve(null),
      judge: (tx, event) =>
        event.type === 'survey.answered' ? this.followUps.after(tx, event.subjectId) : this.closed(tx, event),
    });
  }

  private async closed(tx: Tx, event: StoredEvent): Promise<void> {
    // A ticket that was resolved and is now closed for good ended once.
    if (ENDS.includes(event.payload.previousStatus as string)) return;
    const closing = await this.repository.closing(tx, event.subjectId);
    const rule = closing && (await this.rules.inForce(tx, closing, event.at));
    if (!closing || !rule) return;
    const onceInDays = await this.settings.at('survey.once_in', event.at);
    const reachable = openTo(this.config) !== null;
    const facts = { ...closing, byAgent: event.actor.kind === 'agent', reachable };
    const skip = surveyAfter(facts, onceInDays, event.at);
    const row = surveyOf(event, closing, rule, skip);
    if (!(await this.repository.insert(tx, row))) return;
    await this.log.tell(tx, DESK, row.id, skip ? 'survey.skipped' : 'survey.planned');
  }
}

function surveyOf(event: StoredEvent, closing: ClosingRow, rule: RuleRow, skip: SurveySkip | null): NewSurvey {
  return {
    id: newId(),
    event_id: event.id,
    rule_id: rule.id,
    ticket_id: event.subjectId,
    contact_id: closing.contactId,
    channel: closing.channel,
    inbox_id: closing.inboxId,
    team_id: event.teamId ?? null,
    agent_id: event.holderId ?? (event.actor.kind === 'agent' ? event.actor.id : null),
    closed_at: event.at,
    state: skip ? 'skipped' : 'planned',
    due_at: new Date(event.at.getTime() + rule.delayMinutes * 60_000),
    skip_reason: skip,
    ...UNASKED,
  };
}
