import { z } from 'zod';
import { clientId, id, instant, page, pageQuery } from './primitives';

export const partKind = z.enum(['fit', 'return', 'exchange']);
export const partState = z.enum(['needed', 'requested', 'arrived', 'fitted', 'cancelled']);

/** A part that a ticket waits for (DOMAIN B4, B5, B6). */
export const part = z.object({
  id,
  ticketId: id,
  ticketNumber: z.number().int(),
  contactId: id,
  contactName: z.string(),
  /** Who holds the ticket, as of this version. */
  holderId: id.nullable(),
  kind: partKind,
  state: partState,
  name: z.string(),
  /** The maker's number of the part. */
  number: z.string(),
  quantity: z.number().int(),
  note: z.string(),
  fault: z.string(),
  /** Who found it missing. */
  foundById: id,
  neededAt: instant,
  /** The cut-off by which it has to be asked for; null for one that was asked for at once. */
  reportBy: instant.nullable(),
  remindedAt: instant.nullable(),
  lateAt: instant.nullable(),
  requestedAt: instant.nullable(),
  requestedById: id.nullable(),
  /** The day of the team's zone that the contact was told (DOMAIN M4). */
  expectedOn: z.string().nullable(),
  arrivedAt: instant.nullable(),
  fitBy: instant.nullable(),
  overdueAt: instant.nullable(),
  fittedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  endNote: z.string(),
  /** The note with its pictures, or the interim result that it comes from. */
  messageId: id.nullable(),
  version: z.number().int(),
});
export type PartView = z.infer<typeof part>;

const asked = {
  kind: partKind.default('fit'),
  number: z.string().trim().max(80).default(''),
  quantity: z.number().int().min(1).max(999).default(1),
  note: z.string().trim().max(1000).default(''),
  fault: z.string().trim().max(1000).default(''),
  expectedOn: z.iso.date().nullable().default(null),
  /** The contact was told that day and agrees. */
  consented: z.boolean().default(false),
  /** The division ships, so that the way of the part is taken out of the time to close (DOMAIN D9). */
  byDivision: z.boolean().default(false),
  attachmentIds: z.array(id).max(20).default([]),
};
const name = z.string().trim().min(1).max(120);
const act = { clientId, version: z.number().int() };

export const partAsk = z.object({ clientId, name, ...asked });
export const partRequest = z.object({ ...act, name: name.optional(), ...asked });
export const partExpect = z.object({ ...act, expectedOn: z.iso.date(), consented: z.boolean().default(false) });
export const partArrive = z.object(act);
export const partFit = z.object({ ...act, note: z.string().trim().max(1000).default('') });
export const partCancel = z.object({ ...act, reason: z.string().trim().max(500).default('') });

export const partQuery = pageQuery.extend({
  /** `today`: what has to be asked for or fitted before the day ends, and what was not. */
  state: z.enum(['open', 'today', 'ended', 'all']).default('open'),
  ticketId: id.optional(),
  holderId: id.optional(),
});
export const partList = page(part);

export interface PartEvents {
  /** A visit found it missing; nobody has asked for it yet. */
  'part.needed': { view: PartView };
  'part.reminded': { view: PartView };
  'part.late': { view: PartView };
  'part.requested': { view: PartView };
  'part.expected': { view: PartView };
  'part.arrived': { view: PartView };
  'part.overdue': { view: PartView };
  'part.fitted': { view: PartView };
  'part.cancelled': { view: PartView };
}
