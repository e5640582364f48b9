import { z } from 'zod';
import { instant } from './primitives';

/** An inbox that a program feeds. Without an address the program asks for replies itself. */
export const apiInboxSettings = z.object({ url: z.string().trim().max(2000).default('') });

/** What an admin gives the program's makers. */
export const apiInboxAccess = z.object({
  /** Behind the desk's own address; `url` is both together where the desk knows its address. */
  path: z.string(),
  url: z.string().nullable(),
  secret: z.string(),
  /** Until when the secret before this one is still believed. */
  previousUntil: instant.nullable(),
  /** How many requests were refused, by the reason, and when last. */
  refusals: z.array(z.object({ reason: z.string(), count: z.number().int(), lastAt: instant })),
});
export type ApiInboxAccess = z.infer<typeof apiInboxAccess>;
