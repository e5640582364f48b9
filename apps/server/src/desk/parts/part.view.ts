import type { PartView } from '#contract';
import { nextPartStepAt, type AwaitedPart, partState } from '#domain';
import { newId } from '../../platform/database/uuid';
import type { RecordRow } from '../records/record-log';

export interface PartRow extends Omit<RecordRow, 'agent_id'> {
  ticket_id: string;
  ticket_number: string;
  contact_name: string;
  kind: PartView['kind'];
  name: string;
  number: string;
  quantity: number;
  note: string;
  fault: string;
  found_by_id: string;
  needed_at: Date;
  remind_at: Date | null;
  report_by: Date | null;
  reminded_at: Date | null;
  late_at: Date | null;
  requested_at: Date | null;
  requested_by_id: string | null;
  expected_on: string | null;
  arrived_at: Date | null;
  fit_by: Date | null;
  overdue_at: Date | null;
  fitted_at: Date | null;
  cancelled_at: Date | null;
  end_note: string;
  next_step_at: Date | null;
  message_id: string | null;
}

type Joined = 'version' | 'contact_name' | 'ticket_number' | 'ticket_team_id' | 'ticket_holder_id';
export type NewPart = Omit<PartRow, Joined>;

const COLUMN_OF = {
  neededAt: 'needed_at',
  remindAt: 'remind_at',
  reportBy: 'report_by',
  remindedAt: 'reminded_at',
  lateAt: 'late_at',
  requestedAt: 'requested_at',
  expectedOn: 'expected_on',
  arrivedAt: 'arrived_at',
  fitBy: 'fit_by',
  overdueAt: 'overdue_at',
  fittedAt: 'fitted_at',
  cancelledAt: 'cancelled_at',
} as const satisfies Record<keyof AwaitedPart, keyof PartRow>;

/** What the rules know of a row. */
export const partOf = (row: PartRow): AwaitedPart =>
  Object.fromEntries(
    Object.entries(COLUMN_OF).map(([field, column]) => [field, row[column]]),
  ) as unknown as AwaitedPart;

/** The columns that a decision fills. */
export const columnsOf = (part: AwaitedPart): Pick<PartRow, (typeof COLUMN_OF)[keyof AwaitedPart] | 'next_step_at'> =>
  ({
    ...Object.fromEntries(
      Object.entries(COLUMN_OF).map(([field, column]) => [column, part[field as keyof AwaitedPart]]),
    ),
    next_step_at: nextPartStepAt(part),
  }) as ReturnType<typeof columnsOf>;

interface About {
  ticketId: string;
  contactId: string;
  name: string;
  byId: string;
  messageId: string | null;
}

/** A part as nothing more than its name is known of it. */
export const newPart = (part: AwaitedPart, { ticketId, contactId, name, byId, messageId }: About): NewPart => ({
  ...{ id: newId(), ticket_id: ticketId, contact_id: contactId, kind: 'fit', name, number: '', quantity: 1 },
  ...{ note: '', fault: '', found_by_id: byId, requested_by_id: null, end_note: '', message_id: messageId },
  ...columnsOf(part),
});

export function partView(r: PartRow): PartView {
  const iso = (at: Date | null): string | null => at && at.toISOString();
  return {
    id: r.id,
    ticketId: r.ticket_id,
    ticketNumber: Number(r.ticket_number),
    contactId: r.contact_id,
    contactName: r.contact_name,
    holderId: r.ticket_holder_id,
    kind: r.kind,
    state: partState(partOf(r)),
    ...{ name: r.name, number: r.number, quantity: r.quantity, note: r.note, fault: r.fault },
    foundById: r.found_by_id,
    neededAt: r.needed_at.toISOString(),
    reportBy: iso(r.report_by),
    remindedAt: iso(r.reminded_at),
    lateAt: iso(r.late_at),
    requestedAt: iso(r.requested_at),
    requestedById: r.requested_by_id,
    expectedOn: r.expected_on,
    arrivedAt: iso(r.arrived_at),
    fitBy: iso(r.fit_by),
    overdueAt: iso(r.overdue_at),
    fittedAt: iso(r.fitted_at),
    cancelledAt: iso(r.cancelled_at),
    endNote: r.end_note,
    messageId: r.message_id,
    version: r.version,
  };
}
