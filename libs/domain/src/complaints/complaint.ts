import { dayFrom } from '../backlog';
import { dayRange } from '../calendar';

/** 1 light, 2 serious, 3 severe: the last goes up at once (DOMAIN H17). */
export type Severity = 1 | 2 | 3;

/** What a department was told in writing, and who there confirmed it (DOMAIN V18). */
export interface DepartmentNotice {
  id: string;
  department: string;
  text: string;
  byId: string;
  at: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
}

/** The contact was spoken to again; null where they were not reached or did not say. */
export interface ComplaintStep {
  id: string;
  byId: string;
  at: Date;
  result: string;
  satisfied: boolean | null;
}

/** A claim that nobody answers alone (DOMAIN V15). */
export interface Compensation {
  claim: string;
  askedById: string;
  askedAt: Date;
  decidedById: string | null;
  decidedAt: Date | null;
  approved: boolean | null;
  answer: string;
}

export interface Complaint {
  severity: Severity;
  writerId: string;
  signedAt: Date | null;
  /** The one agent who answers for it (DOMAIN V18). */
  agentId: string;
  notices: readonly DepartmentNotice[];
  steps: readonly ComplaintStep[];
  compensation: Compensation | null;
  closedAt: Date | null;
  closedHow: 'satisfied' | 'by_lead' | null;
  closedById: string | null;
  closingReason: string;
}

/** What the contact said last of being satisfied; null while they have not said. */
export const lastWord = ({ steps }: Pick<Complaint, 'steps'>): boolean | null =>
  steps.filter(({ satisfied }) => satisfied !== null).at(-1)?.satisfied ?? null;

/** The end (UTC) of the local day that lies so many days after the one it was written down on. */
export const complaintDueAt = (zone: string, openedAt: Date, days: number): Date =>
  dayRange(zone, dayFrom(zone, openedAt, days)).to;
