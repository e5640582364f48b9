import { z } from 'zod';
import { channelKind, clientId, id, instant, page, pageQuery } from './primitives';

export const promiseKind = z.enum(['visit', 'callback', 'answer', 'parts']);
export const promiseState = z.enum(['planned', 'breached', 'kept', 'kept_late', 'absent', 'cancelled']);
export const agreedWith = z.enum(['self', 'family']);

export const agreement = z.object({
  who: agreedWith,
  name: z.string(),
  channel: z.string(),
  number: z.string(),
  /** The agent who spoke with them. */
  agentId: id,
  at: instant,
});
export type AgreementView = z.infer<typeof agreement>;

/** A slot that was agreed and then changed, with its breach where it had one (DOMAIN M3). */
export const formerSlot = z.object({
  from: instant,
  to: instant,
  agreement,
  breachedAt: instant.nullable(),
  chargedId: id.nullable(),
  changedAt: instant,
});

export const promise = z.object({
  id,
  ticketId: id,
  ticketNumber: z.number().int(),
  contactId: id,
  contactName: z.string(),
  /** Who holds the ticket, as of this version. */
  holderId: id.nullable(),
  kind: promiseKind,
  /** Who or what comes: an agent, or a technician, bay or car by name. */
  resource: z.string().nullable(),
  resourceAgentId: id.nullable(),
  /** UTC; the breach falls on `from` (DOMAIN M1). */
  from: instant,
  to: instant,
  /** The zone in which the slot was agreed. */
  zone: z.string(),
  agreement,
  former: z.array(formerSlot),
  /** The day on which parts are expected (DOMAIN M4). */
  expectedOn: z.string().nullable(),
  remark: z.string(),
  firstReminderAt: instant.nullable(),
  lastReminderAt: instant.nullable(),
  breachedAt: instant.nullable(),
  /** Who held the ticket at the start of a slot that was not kept. */
  chargedId: id.nullable(),
  keptAt: instant.nullable(),
  liftedAt: instant.nullable(),
  absentAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  /** What was written down when it ended. */
  endNote: z.string(),
  /** The callback that a contact who was not there is given. */
  callbackId: id.nullable(),
  /** The interim result that made it. */
  messageId: id.nullable(),
  version: z.number().int(),
});
export type PromiseView = z.infer<typeof promise>;

/** Raw words: what is no hour is refused by the rule that says so, and not as a wrong format. */
const typed = z.string().max(40).default('');
export const slotWanted = z.object({ date: typed, from: typed, to: typed });
const agreed = z.object({
  who: agreedWith.nullable().default(null),
  name: z.string().max(80).default(''),
  channel: channelKind,
  number: z.string().max(80).default(''),
});
const resource = {
  resource: z.string().trim().max(60).nullable().default(null),
  resourceAgentId: id.nullable().default(null),
};
const parts = { expectedOn: z.string().max(40).nullable().default(null), consented: z.boolean().default(false) };

export const promiseMake = z.object({
  clientId,
  kind: promiseKind,
  slot: slotWanted,
  agreed,
  ...resource,
  ...parts,
  remark: z.string().trim().max(1000).default(''),
});
const act = { clientId, version: z.number().int() };
export const promiseChange = z.object({
  ...act,
  slot: slotWanted,
  agreed,
  ...parts,
  resource: z.string().trim().max(60).nullable().optional(),
  resourceAgentId: id.nullable().optional(),
});
export const promiseKeep = z.object({ ...act, at: instant, note: z.string().trim().max(1000).default('') });
export const promiseAbsent = z.object({ ...act, note: z.string().trim().max(1000).default('') });
export const promiseCancel = z.object({ ...act, reason: z.string().trim().max(500).default('') });

export const promiseQuery = pageQuery.extend({
  /** A local day of the company's zone. */
  day: z.iso.date().optional(),
  resource: z.string().max(60).optional(),
  resourceAgentId: id.optional(),
  holderId: id.optional(),
  ticketId: id.optional(),
  contactId: id.optional(),
  state: z.enum(['open', 'breached', 'ended', 'all']).default('all'),
});
export const promiseList = page(promise);

/** A slot of a resource on a ticket that the reader may not see. */
export const takenSlot = z.object({
  resource: z.string().nullable(),
  resourceAgentId: id.nullable(),
  from: instant,
  to: instant,
});
export const promiseDay = z.object({
  day: z.string(),
  zone: z.string(),
  rows: z.array(promise),
  taken: z.array(takenSlot),
  /** Everything that was booked these last weeks, so that a free one shows as free. */
  resources: z.array(z.object({ resource: z.string().nullable(), resourceAgentId: id.nullable() })),
  gapSeconds: z.number().int(),
  holdSeconds: z.number().int(),
});
export type PromiseDay = z.infer<typeof promiseDay>;
export const promiseDayQuery = z.object({ day: z.iso.date() });
