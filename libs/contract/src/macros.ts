import { z } from 'zod';
import { clientId, id, instant, name } from './primitives';
import { callbackReason } from './records';
import { snippetScope } from './setup';
import { priority, ticketRow, ticketStatus } from './tickets';

const tags = z.array(z.string().trim().min(1).max(40)).max(20).default([]);
export const macroActions = z.object({
  reply: z.string().trim().min(1).max(10_000).nullable().default(null),
  note: z.string().trim().min(1).max(10_000).nullable().default(null),
  addTags: tags,
  removeTags: tags,
  priority: priority.nullable().default(null),
  status: z
    .object({
      status: ticketStatus.exclude(['spam']),
      statusLabelId: id.nullable().default(null),
      reason: z.string().trim().min(2).max(500).nullable().default(null),
    })
    .nullable()
    .default(null),
  assign: z
    .discriminatedUnion('to', [z.object({ to: z.literal('me') }), z.object({ to: z.enum(['agent', 'team']), id })])
    .nullable()
    .default(null),
  callback: z
    .object({
      afterSeconds: z
        .number()
        .int()
        .min(60)
        .max(90 * 86_400),
      reason: callbackReason,
      remark: z.string().trim().max(500).default(''),
    })
    .nullable()
    .default(null),
});
export type MacroActionsView = z.output<typeof macroActions>;

export const macro = z.object({
  id,
  title: z.string(),
  /** Pinyin initials of the title, for `/` search. */
  initials: z.string(),
  scope: snippetScope,
  teamId: id.nullable(),
  ownerId: id.nullable(),
  actions: macroActions,
  uses: z.number().int(),
  version: z.number().int(),
});
export type Macro = z.infer<typeof macro>;

export const macroWrite = z.object({
  title: name,
  scope: snippetScope.default('all'),
  teamId: id.nullable().default(null),
  actions: macroActions,
});
export const macroPatch = macroWrite.extend({ version: z.number().int() });

/** How a macro is tried out or used on a ticket. */
const run = z.object({
  /** The newest message the agent has seen. */
  seenSeq: z.number().int().min(0),
  force: z.boolean().default(false),
  /** The reply as the agent changed it in the preview. */
  reply: z.string().max(100_000).optional(),
});
export const macroTry = run;
export const macroRun = run.extend({ clientId });

/** What a macro would do now: found by doing it and taking all of it back. */
export const macroPreview = z.object({
  reply: z.string().nullable(),
  note: z.string().nullable(),
  findings: z.array(z.object({ phrase: z.string(), better: z.string(), start: z.number(), end: z.number() })),
  callbackAt: instant.nullable(),
  /** Events it would bring about, as lines of history. */
  steps: z.array(z.object({ type: z.string(), payload: z.record(z.string(), z.unknown()) })),
  /** Why it can't be used here; then none of it is done. */
  refusal: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
});
export type MacroPreview = z.infer<typeof macroPreview>;
export const macroDone = z.object({ row: ticketRow });
