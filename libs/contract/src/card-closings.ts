import { z } from 'zod';
import { cardsQuery } from './cards';
import { clientId, id, instant } from './primitives';

/** Closes everybody's confirmed card of a month. */
export const cardClosingAsk = cardsQuery.extend({ clientId });
export const cardClosingStop = cardsQuery;

/** How far the closing of a month is; refused cards say why by a code, and stay as they were. */
export const cardClosing = z.object({
  month: z.string(),
  total: z.number().int(),
  closed: z.number().int(),
  refused: z.array(z.object({ cardId: id, agentName: z.string(), workNumber: z.string(), code: z.string() })),
  byName: z.string(),
  askedAt: instant,
  stoppedAt: instant.nullable(),
  stoppedByName: z.string().nullable(),
  doneAt: instant.nullable(),
});
export type CardClosing = z.infer<typeof cardClosing>;
/** The newest of a month, if anybody asked for one. */
export const cardClosingOfMonth = z.object({ closing: cardClosing.nullable() });
