import { z } from 'zod';
import { DOUBLE_REASONS } from '#domain';
import { contact } from './contacts';
import { clientId, id, instant } from './primitives';

/** Facts of which a join keeps one of two. */
export const joinFact = z.enum(['name', 'phone', 'email', 'company', 'address', 'product', 'purchasedOn', 'remark']);
export type JoinFact = z.infer<typeof joinFact>;

export const double = z.object({
  contact,
  reasons: z.array(z.enum(DOUBLE_REASONS)),
  strength: z.enum(['sure', 'likely', 'possible']),
  warnings: z.array(z.enum(['same_inbox', 'names_differ'])),
});
export type ContactDouble = z.infer<typeof double>;

/** A join that stands; `undoUntil` null once it can't be taken apart any more. */
export const join = z.object({
  id,
  survivorId: id,
  otherId: id,
  otherName: z.string(),
  byName: z.string(),
  at: instant,
  undoUntil: instant.nullable(),
});
export type ContactJoin = z.infer<typeof join>;

export const contactDoubles = z.object({ rows: z.array(double), joins: z.array(join) });
export const joinRequest = z.object({
  clientId,
  otherId: id,
  /** What the screen showed of both: nobody joins what they have not seen. */
  version: z.number().int(),
  otherVersion: z.number().int(),
  /** Facts taken from the other one; all else stays as the survivor has it. */
  take: z.array(joinFact).max(8).default([]),
});
export const joinAnswer = z.object({ join, contact });
export const undoAnswer = z.object({ contact, other: contact });
