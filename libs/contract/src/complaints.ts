import { z } from 'zod';
import { asFile, clientId, id, instant, page, pageQuery } from './primitives';

export const severity = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const complaintNotice = z.object({
  id,
  department: z.string(),
  text: z.string(),
  byId: id,
  at: instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: instant.nullable(),
});
export const complaintStep = z.object({
  id,
  byId: id,
  at: instant,
  result: z.string(),
  satisfied: z.boolean().nullable(),
});
export const compensation = z.object({
  claim: z.string(),
  askedById: id,
  askedAt: instant,
  decidedById: id.nullable(),
  decidedAt: instant.nullable(),
  approved: z.boolean().nullable(),
  answer: z.string(),
});

/** DOMAIN V17 and V18: the form, its notices, and what the contact said of it until they were satisfied. */
export const complaint = z.object({
  id,
  number: z.number().int(),
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  callId: id.nullable(),
  contactId: id,
  contactName: z.string(),
  agentId: id,
  company: z.string(),
  person: z.string(),
  address: z.string(),
  phone: z.string(),
  cause: z.string(),
  severity,
  writerId: id,
  signedAt: instant.nullable(),
  dueAt: instant,
  notices: z.array(complaintNotice),
  steps: z.array(complaintStep),
  compensation: compensation.nullable(),
  closedAt: instant.nullable(),
  closedHow: z.enum(['satisfied', 'by_lead']).nullable(),
  closedById: id.nullable(),
  closingReason: z.string(),
  createdAt: instant,
  version: z.number().int(),
});
export type ComplaintView = z.infer<typeof complaint>;

const line = (longest: number) => z.string().trim().max(longest).default('');
const needed = (longest: number) => z.string().trim().min(1).max(longest);
export const complaintOpen = z
  .object({
    clientId,
    ticketId: id.nullable().default(null),
    callId: id.nullable().default(null),
    contactId: id,
    agentId: id,
    company: line(120),
    person: needed(120),
    address: line(300),
    phone: line(40),
    cause: needed(2000),
    severity,
    /** The writer signs at once; else nothing goes out until they have. */
    signed: z.boolean().default(false),
  })
  .strict();

const act = { clientId, version: z.number().int() };
export const complaintSign = z.object(act);
export const complaintGive = z.object({ ...act, agentId: id });
export const complaintWeigh = z.object({ ...act, severity });
export const complaintNotify = z.object({ ...act, department: needed(80), text: needed(2000) });
export const complaintConfirm = z.object({ ...act, noticeId: id, confirmedBy: needed(80) });
export const complaintContacted = z.object({ ...act, result: needed(1000), satisfied: z.boolean().nullable() });
export const complaintAsk = z.object({ ...act, claim: needed(500) });
export const complaintDecide = z.object({ ...act, approved: z.boolean(), answer: needed(500) });
export const complaintClose = z.object({ ...act, reason: line(500) });

export const complaintQuery = pageQuery.extend({
  state: z.enum(['open', 'late', 'closed', 'all']).default('open'),
  severity: z.coerce.number().pipe(severity).optional(),
  agentId: id.optional(),
  ticketId: id.optional(),
  contactId: id.optional(),
});
export const complaintList = page(complaint);
export const complaintExport = complaintQuery.omit({ after: true, limit: true }).extend(asFile);
