import { z } from 'zod';
import { callbackResult } from './callbacks';
import { clientId, day, id, instant, name } from './primitives';

export const guidedScriptKind = z.enum(['inbound', 'outbound', 'transfer', 'complaint', 'other']);
export type GuidedScriptKind = z.infer<typeof guidedScriptKind>;
export const guidedStep = z.object({ title: name, text: z.string().trim().min(1).max(2000) });
export const guidedScript = z.object({
  id,
  kind: guidedScriptKind,
  title: z.string(),
  steps: z.array(z.object({ title: z.string(), text: z.string() })),
  enabled: z.boolean(),
  position: z.number().int(),
  /** Which of the scripts that the desk ships it is; null for a desk's own. */
  shipped: z.enum(['inbound', 'outbound', 'transfer', 'complaint']).nullable(),
  version: z.number().int(),
});
export type GuidedScript = z.infer<typeof guidedScript>;
export const shippedScriptsAdded = z.object({ added: z.number().int(), rows: z.array(guidedScript) });
export const SHIPPED_SCRIPTS = guidedScript.shape.shipped.unwrap().options;
export const guidedScriptWrite = z.object({
  kind: guidedScriptKind,
  title: name,
  steps: z.array(guidedStep).min(1).max(20),
  enabled: z.boolean().default(true),
  position: z.number().int().min(0).max(10_000).default(0),
});
export const guidedPreviewRequest = z.object({
  steps: z.array(z.object({ title: z.string().max(80), text: z.string().max(2000) })).max(20),
  contactId: id.optional(),
});
/** As a contact would hear it now; faults are what keeps a step from being saved. */
export const guidedPreview = z.object({
  steps: z.array(z.object({ title: z.string(), text: z.string(), faults: z.array(z.string()) })),
});

export const runStep = z.object({
  title: z.string(),
  text: z.string(),
  state: z.enum(['said', 'skipped']).nullable(),
  note: z.string(),
  at: instant.nullable(),
});
export const scriptRun = z.object({
  id,
  scriptId: id,
  title: z.string(),
  kind: guidedScriptKind,
  agentId: id,
  agentName: z.string(),
  contactId: id,
  ticketId: id.nullable(),
  callbackId: id.nullable(),
  /** How the callback ended that the script was for. */
  callbackResult: callbackResult.nullable(),
  steps: z.array(runStep),
  startedAt: instant,
  endedAt: instant.nullable(),
  version: z.number().int(),
});
export type ScriptRun = z.infer<typeof scriptRun>;
export const runBegin = z.object({
  clientId,
  scriptId: id,
  ticketId: id.nullable().default(null),
  callbackId: id.nullable().default(null),
});
export const runMark = z.object({
  version: z.number().int(),
  index: z.number().int().min(0).max(50),
  state: z.enum(['said', 'skipped']).nullable(),
  note: z.string().trim().max(500).default(''),
});
export const runEnd = z.object({ version: z.number().int() });
export const runQuery = z.object({ ticketId: id.optional(), callbackId: id.optional() });

export const guidedFiguresQuery = z.object({ from: day, to: day });
/** What became of conversations that followed a script: each share is of `uses`. */
export const guidedFigure = z.object({
  scriptId: id,
  title: z.string(),
  kind: guidedScriptKind,
  uses: z.number().int(),
  /** Every step said or skipped. */
  finished: z.number().int(),
  /** The contact wrote, called or was reached afterwards, within the days that a setting gives. */
  replied: z.number().int(),
  /** A lead of the contact that was not rejected was opened afterwards, within the same days. */
  leads: z.number().int(),
});
export type GuidedFigure = z.infer<typeof guidedFigure>;
export const guidedFigures = z.object({ from: day, to: day, followDays: z.number(), rows: z.array(guidedFigure) });
export type GuidedFigures = z.infer<typeof guidedFigures>;
