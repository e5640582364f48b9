import { z } from 'zod';
import { cardExportQuery, cardsQuery } from './cards';
import { clientId, day, id } from './primitives';

/** What a lead writes down by hand: somebody came to see the goods, or an agent could not be reached (DOMAIN N7, N10). */
export const amountByHand = z.object({
  clientId,
  rule: z.enum(['visit', 'unreachable']),
  agentId: id,
  day,
  note: z.string().trim().min(2).max(2000),
  /** What proves it; a visit needs some. */
  fileIds: z.array(id).max(10).default([]),
});

export const amountsQuery = cardsQuery;
export const amountsExportQuery = cardExportQuery;
/** Looks through a month once; what was found before is not found again. */
export const amountsFind = amountsQuery;
export const amountsFound = z.object({ proposed: z.number().int(), withdrawn: z.number().int() });

/** A month's amounts of those one leads, in yuan: what holds, and what is not decided. Proposals to payroll, all of them. */
export const amountsMonth = z.object({
  month: z.string(),
  /** Whether the company lets amounts be proposed at all; off until it says so (DOMAIN section 13). */
  on: z.boolean(),
  rows: z.array(
    z.object({ agentId: id, agentName: z.string(), workNumber: z.string(), holds: z.number(), open: z.number() }),
  ),
});
export type AmountsMonth = z.infer<typeof amountsMonth>;
