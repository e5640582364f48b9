import type { AutomationRuleView, AutomationRun } from '#contract';
import type { RuleCounts, RuleRow } from './rules.repository';

const QUIET: AutomationRuleView['day'] = { done: 0, guarded: 0, failed: 0 };

export const ruleView = (rule: RuleRow, counts?: RuleCounts): AutomationRuleView => ({
  ...(rule as unknown as AutomationRuleView),
  onSince: rule.onSince?.toISOString() ?? null,
  writtenAt: rule.writtenAt.toISOString(),
  day: counts?.day ?? QUIET,
  lastFailure: counts?.lastFailure
    ? { ...counts.lastFailure, at: new Date(counts.lastFailure.at).toISOString() }
    : null,
});

export interface LoggedRun {
  id: string;
  ran_at: Date;
  ticket_id: string;
  number: string;
  contact_name: string;
  result: AutomationRun['result'];
  code: string | null;
  acts: AutomationRun['acts'];
  event_id: string | null;
}

export const runView = (row: LoggedRun): AutomationRun => ({
  id: row.id,
  at: row.ran_at.toISOString(),
  ticketId: row.ticket_id,
  ticketNumber: Number(row.number),
  contactName: row.contact_name,
  result: row.result,
  code: row.code,
  acts: row.acts,
  eventId: row.event_id,
});
