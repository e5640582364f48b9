import { DomainError } from '../errors';
import { type Complaint, type ComplaintStep, type DepartmentNotice, lastWord, type Severity } from './complaint';

/** Who acts, and whether as a team lead. */
interface By {
  id: string;
  leads: boolean;
}

/** The writer answers for what was written down, and nobody else can (DOMAIN V17). Throws `complaint_not_writer`. */
export function signComplaint(complaint: Complaint, byId: string, now: Date): Complaint {
  mustRun(complaint);
  if (complaint.writerId !== byId) throw new DomainError('complaint_not_writer');
  return complaint.signedAt ? complaint : { ...complaint, signedAt: now };
}

/** Gives it to another agent. Throws `complaint_closed`. */
export function giveComplaint(complaint: Complaint, agentId: string): Complaint {
  mustRun(complaint);
  return { ...complaint, agentId };
}

/** Weighs it anew; lighter only by a team lead. Throws `complaint_closed`, `forbidden`. */
export function weighComplaint(complaint: Complaint, severity: Severity, by: By): Complaint {
  mustRun(complaint);
  if (severity < complaint.severity && !by.leads) throw new DomainError('forbidden');
  return { ...complaint, severity };
}

/** Tells a department in writing, once the writer has signed (DOMAIN V17, V18). Throws `complaint_not_signed`. */
export function notifyDepartment(complaint: Complaint, notice: DepartmentNotice): Complaint {
  mustRun(complaint);
  mustBeSigned(complaint);
  return { ...complaint, notices: [...complaint.notices, notice] };
}

/** The department says who has it. Throws `not_found`, `complaint_notice_confirmed`. */
export function confirmNotice(complaint: Complaint, noticeId: string, confirmedBy: string, now: Date): Complaint {
  mustRun(complaint);
  const notice = complaint.notices.find(({ id }) => id === noticeId);
  if (!notice) throw new DomainError('not_found');
  if (notice.confirmedAt) throw new DomainError('complaint_notice_confirmed');
  const confirmed = { ...notice, confirmedBy, confirmedAt: now };
  return { ...complaint, notices: complaint.notices.map((one) => (one === notice ? confirmed : one)) };
}

/** The contact was spoken to again (DOMAIN V18). Throws `complaint_closed`, `complaint_not_signed`. */
export function stepComplaint(complaint: Complaint, step: ComplaintStep): Complaint {
  mustRun(complaint);
  mustBeSigned(complaint);
  return { ...complaint, steps: [...complaint.steps, step] };
}

/** Asks those who may decide about a claim (DOMAIN V15). A decided one can be asked anew. Throws `complaint_compensation_open`. */
export function askCompensation(complaint: Complaint, claim: string, byId: string, now: Date): Complaint {
  mustRun(complaint);
  if (isAsked(complaint)) throw new DomainError('complaint_compensation_open');
  const undecided = { decidedById: null, decidedAt: null, approved: null, answer: '' };
  return { ...complaint, compensation: { claim, askedById: byId, askedAt: now, ...undecided } };
}

/** A team lead decides what may be answered (DOMAIN V15). Throws `forbidden`, `complaint_compensation_decided`. */
export function decideCompensation(
  complaint: Complaint,
  decision: { approved: boolean; answer: string },
  by: By,
  now: Date,
): Complaint {
  mustRun(complaint);
  if (!by.leads) throw new DomainError('forbidden');
  if (!isAsked(complaint)) throw new DomainError('complaint_compensation_decided');
  const decided = { ...complaint.compensation!, ...decision, decidedById: by.id, decidedAt: now };
  return { ...complaint, compensation: decided };
}

/**
 * Closes it when the contact's last word was that they are satisfied (DOMAIN V17: 「直到客户答复满意为止」), or by a team lead
 * with a reason. Throws `complaint_closed`, `complaint_compensation_open`, `complaint_not_satisfied`, `reason_required`.
 */
export function closeComplaint(complaint: Complaint, reason: string, by: By, now: Date): Complaint {
  mustRun(complaint);
  mustBeSigned(complaint);
  if (isAsked(complaint)) throw new DomainError('complaint_compensation_open');
  const satisfied = lastWord(complaint) === true;
  if (!satisfied && !by.leads) throw new DomainError('complaint_not_satisfied');
  if (!satisfied && !reason) throw new DomainError('reason_required', { field: 'reason' });
  const closedHow = satisfied ? ('satisfied' as const) : ('by_lead' as const);
  return { ...complaint, closedAt: now, closedHow, closedById: by.id, closingReason: reason };
}

const isAsked = ({ compensation }: Complaint): boolean => compensation !== null && compensation.decidedAt === null;

function mustRun({ closedAt }: Complaint): void {
  if (closedAt) throw new DomainError('complaint_closed');
}

function mustBeSigned({ signedAt }: Complaint): void {
  if (!signedAt) throw new DomainError('complaint_not_signed');
}
