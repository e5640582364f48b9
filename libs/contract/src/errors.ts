import { z } from 'zod';

/** The body of every refusal. `code` is an ErrorCode of the domain; `fields` names each input that is wrong. */
export const problem = z.object({
  code: z.string(),
  detail: z.record(z.string(), z.unknown()).default({}),
  fields: z.array(z.object({ path: z.string(), rule: z.string() })).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
