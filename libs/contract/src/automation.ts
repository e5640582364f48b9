import { z } from 'zod';
import { macroActions } from './macros';
import { clientId, id, instant, name } from './primitives';
import { policyConditions } from './service-policies';
import { ticketStatus } from './tickets';
import { hours } from './windows';

export const eventTrigger = z.enum([
  'opened',
  'message',
  'replied',
  'status',
  'assigned',
  'transferred',
  'released',
  'tagged',
  'window_breached',
  'resolution_due',
  'resolution_breached',
  'promise_breached',
  'callback_bad',
]);
export const timeTrigger = z.enum(['contact_waits', 'contact_silent', 'open_for', 'waiting_for', 'resolved_for']);
/** Which seconds make sense, and how many words, is the rule's to say, with a code of its own. */
export const ruleTrigger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('event'), event: eventTrigger }),
  z.strictObject({ kind: z.literal('time'), since: timeTrigger, seconds: z.number().max(1e9), hours }),
]);

const tag = z.string().trim().min(1).max(40);
export const ruleConditions = z.strictObject({
  ...policyConditions.shape,
  inboxes: z.array(id).max(100),
  statuses: z.array(ticketStatus).max(6),
  holder: z.enum(['any', 'someone', 'nobody']),
  tagsAll: z.array(tag).max(20),
  tagsNone: z.array(tag).max(20),
  words: z.array(z.string().trim().min(1).max(60)).max(10_000),
  languages: z.array(z.enum(['zh', 'en'])).max(2),
  contactHas: z.array(z.enum(['company', 'phone', 'email', 'special'])).max(4),
});

export const ruleActions = z.strictObject({
  ...macroActions.shape,
  assign: z
    .strictObject({ to: z.enum(['agent', 'team']), id })
    .nullable()
    .default(null),
  tell: z
    .array(z.enum(['holder', 'leads']))
    .max(2)
    .default([]),
});

const written = {
  name,
  trigger: ruleTrigger,
  conditions: ruleConditions,
  actions: ruleActions,
  runWhen: z.enum(['always', 'working', 'not_working']),
  /** Rules behind it are not asked about the same occasion. */
  stops: z.boolean(),
};
export const automationWrite = z.strictObject({ ...written, on: z.boolean() });
export const automationCreate = automationWrite.extend({ clientId });
export const automationPatch = automationWrite.extend({ version: z.number().int() });
export const automationOrder = z.strictObject({ ids: z.array(id).max(500) });

export const automationRule = z.object({
  id,
  position: z.number().int(),
  ...written,
  /** Since when it acts; null while it is off. */
  onSince: instant.nullable(),
  writtenBy: z.string(),
  writtenAt: instant,
  version: z.number().int(),
  /** What it came to in the last 24 hours. */
  day: z.object({ done: z.number().int(), guarded: z.number().int(), failed: z.number().int() }),
  lastFailure: z.object({ at: instant, code: z.string(), ticketNumber: z.number().int() }).nullable(),
});
export type AutomationRuleView = z.output<typeof automationRule>;
export type AutomationDraft = z.output<typeof automationWrite>;

/** One thing a rule did; `withheld` says why the desk kept a text to itself. */
export const ruleAct = z.object({
  act: z.enum(['reply', 'note', 'tags', 'priority', 'status', 'assign', 'callback', 'tell']),
  withheld: z.enum(['limit', 'channel']).optional(),
});
export type RuleAct = z.infer<typeof ruleAct>;

export const automationRun = z.object({
  id,
  at: instant,
  ticketId: id,
  ticketNumber: z.number().int(),
  contactName: z.string(),
  result: z.enum(['done', 'guarded', 'failed']),
  /** What guarded it, or the code it was refused with. */
  code: z.string().nullable(),
  acts: z.array(ruleAct),
  /** Of the event that set it off; null when time did. */
  eventId: z.string().nullable(),
});
export type AutomationRun = z.infer<typeof automationRun>;

const asked = z.strictObject(written);
export const automationTry = asked.extend({ ruleId: id.nullable().default(null) });
export const automationTicketTry = automationTry.extend({
  number: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});

/** What a rule would have been asked about, and where it would have acted. */
export const automationPast = z.object({
  from: instant,
  to: instant,
  /** Occasions that were looked at; `more` when there were too many for all. */
  looked: z.number().int(),
  more: z.boolean(),
  hits: z.array(z.object({ ticketId: id, ticketNumber: z.number().int(), contactName: z.string(), at: instant })),
  hitCount: z.number().int(),
  /** How many failed each condition; one occasion may fail several. */
  unmet: z.array(z.object({ condition: z.string(), count: z.number().int() })),
});
export type AutomationPast = z.infer<typeof automationPast>;

/** What it would do to one ticket now: found by doing it and taking all of it back. */
export const automationTrial = z.object({
  ticketNumber: z.number().int(),
  contactName: z.string(),
  unmet: z.array(z.string()),
  reply: z.string().nullable(),
  note: z.string().nullable(),
  acts: z.array(ruleAct),
  steps: z.array(z.object({ type: z.string(), payload: z.record(z.string(), z.unknown()) })),
  refusal: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
});
export type AutomationTrial = z.infer<typeof automationTrial>;
