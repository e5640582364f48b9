import { z } from 'zod';
import { channelKind, clientId, id } from './primitives';

export const interimType = z.enum([
  'visit_wished',
  'rescheduled',
  'not_reached',
  'waiting_for_parts',
  'taken_for_repair',
  'fine_not_accepted',
  'exchange',
  'out_of_warranty',
]);

const tried = z.object({ number: z.string().max(40), outcome: z.enum(['no_answer', 'wrong_number']) });
const answers = z.record(z.string().max(20), z.union([z.string().max(500), z.array(tried).max(10)]));

/** An interim result on a note: its type, its parts, and the promise it made. */
export const interim = z.object({ type: interimType, parts: answers, promiseId: id.nullable() });
export type InterimView = z.infer<typeof interim>;

export const interimRequest = z.object({
  clientId,
  type: interimType,
  parts: answers,
  /** Of the promise that a date with hours makes: with whom it was agreed, and who comes. */
  agreedName: z.string().max(80).default(''),
  channel: channelKind.default('phone'),
  number: z.string().max(80).default(''),
  resource: z.string().trim().max(60).nullable().default(null),
  resourceAgentId: id.nullable().default(null),
  consented: z.boolean().default(false),
});
