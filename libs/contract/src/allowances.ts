import { z } from 'zod';
import { instant } from './primitives';

/** What a platform still lets an agent say to a ticket's contact. */
export const allowanceView = z.object({
  /** open: `left` more until `until`. used: all are spent until the contact writes again. closed: the time is over. */
  state: z.enum(['open', 'used', 'closed']),
  left: z.number().int(),
  /** How many one message of the contact allows. */
  limit: z.number().int(),
  until: instant.nullable(),
});
export type AllowanceView = z.infer<typeof allowanceView>;
