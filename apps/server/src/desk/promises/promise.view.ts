import type { AgreementView, PromiseView } from '#contract';
import { type Agreement, nextPromiseStepAt, type Promised } from '#domain';
import type { RecordRow } from '../records/record-log';

interface FormerRecord {
  from: string;
  to: string;
  agreement: AgreementView;
  breachedAt: string | null;
  chargedId: string | null;
  changedAt: string;
}

type ReminderRecord = Record<'firstAt' | 'lastAt' | 'firstGivenAt' | 'lastGivenAt', string | null>;

export interface PromiseRow extends Omit<RecordRow, 'agent_id'> {
  ticket_id: string;
  ticket_number: string;
  contact_name: string;
  kind: PromiseView['kind'];
  resource: string | null;
  resource_agent_id: string | null;
  resource_key: string | null;
  from_at: Date;
  to_at: Date;
  zone: string;
  agreement: AgreementView;
  former: FormerRecord[];
  expected_on: string | null;
  remark: string;
  reminders: ReminderRecord;
  next_step_at: Date | null;
  breached_at: Date | null;
  charged_id: string | null;
  kept_at: Date | null;
  lifted_at: Date | null;
  absent_at: Date | null;
  cancelled_at: Date | null;
  end_note: string;
  callback_id: string | null;
  message_id: string | null;
  created_at: Date;
}

/** What the rules know of a row. */
export function promisedOf(r: PromiseRow): Promised {
  return {
    kind: r.kind,
    slot: { from: r.from_at, to: r.to_at },
    agreement: agreementOfRecord(r.agreement),
    former: r.former.map(({ from, to, agreement, breachedAt, chargedId, changedAt }) => ({
      slot: { from: new Date(from), to: new Date(to) },
      agreement: agreementOfRecord(agreement),
      breachedAt: dateOf(breachedAt),
      chargedId,
      changedAt: new Date(changedAt),
    })),
    reminders: {
      firstAt: dateOf(r.reminders.firstAt),
      lastAt: dateOf(r.reminders.lastAt),
      firstGivenAt: dateOf(r.reminders.firstGivenAt),
      lastGivenAt: dateOf(r.reminders.lastGivenAt),
    },
    breachedAt: r.breached_at,
    chargedId: r.charged_id,
    keptAt: r.kept_at,
    liftedAt: r.lifted_at,
    absentAt: r.absent_at,
    cancelledAt: r.cancelled_at,
  };
}

/** The columns that a decision fills. */
export function columnsOf(promised: Promised) {
  const { slot, agreement, former, reminders } = promised;
  return {
    kind: promised.kind,
    from_at: slot.from,
    to_at: slot.to,
    agreement: json(agreement) as unknown as AgreementView,
    former: json(former.map(({ slot, ...left }) => ({ ...slot, ...left }))) as unknown as FormerRecord[],
    reminders: json(reminders) as unknown as ReminderRecord,
    next_step_at: nextPromiseStepAt(promised),
    breached_at: promised.breachedAt,
    charged_id: promised.chargedId,
    kept_at: promised.keptAt,
    lifted_at: promised.liftedAt,
    absent_at: promised.absentAt,
    cancelled_at: promised.cancelledAt,
  };
}

export function promiseView(r: PromiseRow): PromiseView {
  return {
    id: r.id,
    ticketId: r.ticket_id,
    ticketNumber: Number(r.ticket_number),
    contactId: r.contact_id,
    contactName: r.contact_name,
    holderId: r.ticket_holder_id,
    kind: r.kind,
    resource: r.resource,
    resourceAgentId: r.resource_agent_id,
    from: r.from_at.toISOString(),
    to: r.to_at.toISOString(),
    zone: r.zone,
    agreement: r.agreement,
    former: r.former,
    expectedOn: r.expected_on,
    remark: r.remark,
    firstReminderAt: r.reminders.firstAt,
    lastReminderAt: r.reminders.lastAt,
    breachedAt: instant(r.breached_at),
    chargedId: r.charged_id,
    keptAt: instant(r.kept_at),
    liftedAt: instant(r.lifted_at),
    absentAt: instant(r.absent_at),
    cancelledAt: instant(r.cancelled_at),
    endNote: r.end_note,
    callbackId: r.callback_id,
    messageId: r.message_id,
    version: r.version,
  };
}

const agreementOfRecord = (a: AgreementView): Agreement => ({ ...a, at: new Date(a.at) });
const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
const instant = (at: Date | null): string | null => at && at.toISOString();
// The driver would make a Postgres array of a list.
const json = (value: unknown): string => JSON.stringify(value);
