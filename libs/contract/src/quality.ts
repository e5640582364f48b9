import { z } from 'zod';
import { cardWords } from './card-templates';
import { conductRule } from './conduct';
import { channelKind, clientId, day, id, instant, page, pageQuery } from './primitives';
import { call } from './records';

export const qualityMedium = z.enum(['call', 'written']);
export const qualityMethod = z.enum(['random', 'stratified', 'condition']);
export const qualityCondition = z.enum(['breached', 'bad_answer', 'complaint', 'long_call', 'many_replies']);
export const qualityState = z.enum(['open', 'sent', 'appealed', 'upheld', 'changed']);
/** The desk's own of each week, one drawn by hand, or one that several reviewers mark blind. */
export const qualitySampleKind = z.enum(['week', 'hand', 'calibration']);
export type QualityConditionName = z.infer<typeof qualityCondition>;
export type QualityStateName = z.infer<typeof qualityState>;

const base = { key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), name: cardWords, help: cardWords };
export const qualityLine = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('weighted'), weight: z.number().min(-1000).max(1000) }),
  z.object({ ...base, kind: z.literal('minus'), rule: conductRule }),
  z.object({ ...base, kind: z.literal('fatal') }),
]);
export type QualityLineView = z.infer<typeof qualityLine>;

export const qualityForm = z.object({
  id,
  medium: qualityMedium,
  shipped: z.boolean(),
  /** What new samples of its medium are marked by. */
  inUse: z.boolean(),
  version: z.number().int(),
  name: cardWords,
  lines: z.array(qualityLine),
  byName: z.string(),
  at: instant,
});
export type QualityForm = z.infer<typeof qualityForm>;
export const qualityForms = z.object({ rows: z.array(qualityForm) });
const written = { name: cardWords, lines: z.array(qualityLine).min(1).max(40), inUse: z.boolean() };
export const qualityFormWrite = z.object({ ...written, medium: qualityMedium });
export const qualityFormChange = z.object({ ...written, version: z.number().int() });

export const qualityAnswer = z.object({
  mark: z.enum(['met', 'partly', 'missed', 'not_applicable', 'yes', 'no']),
  comment: z.string().trim().max(1000).default(''),
  quote: z
    .object({ messageId: id, text: z.string().min(1).max(1000) })
    .nullable()
    .default(null),
});
export const qualityAnswers = z.record(z.string().max(40), qualityAnswer);
export type QualityAnswersView = z.infer<typeof qualityAnswers>;

const person = z.object({ id, name: z.string() });
export const qualityStep = z.object({
  step: z.enum(['sent', 'appealed', 'upheld', 'changed']),
  at: instant,
  by: person,
  text: z.string(),
  score: z.number(),
  /** As they stood from this step on; null where it changed none. */
  answers: qualityAnswers.nullable(),
});
export type QualityStep = z.infer<typeof qualityStep>;

export const qualityCheck = z.object({
  id,
  sampleId: id,
  sampleKind: qualitySampleKind,
  agentId: id,
  agentName: z.string(),
  workNumber: z.string(),
  medium: qualityMedium,
  channel: channelKind,
  ticketNumber: z.number().int().nullable(),
  contactName: z.string().nullable(),
  callId: id.nullable(),
  /** When the conversation or call was. */
  at: instant,
  conditions: z.array(qualityCondition),
  reviewerId: id.nullable(),
  reviewerName: z.string().nullable(),
  state: qualityState,
  formName: cardWords,
  /** Null until it is marked. */
  formVersion: z.number().int().nullable(),
  score: z.number().nullable(),
  fatal: z.array(z.string()),
  answers: qualityAnswers.nullable(),
  markedById: id.nullable(),
  markedAt: instant.nullable(),
  appealDueAt: instant.nullable(),
  steps: z.array(qualityStep),
  version: z.number().int(),
});
export type QualityCheckView = z.infer<typeof qualityCheck>;
export const qualityCheckPage = page(qualityCheck);
export const qualityCheckQuery = pageQuery.extend({
  /** What waits for me to mark; what was marked of me; all I may see. */
  view: z.enum(['mine', 'own', 'all']).default('all'),
  state: qualityState.optional(),
  agentId: id.optional(),
  sampleId: id.optional(),
});

export const qualityMessage = z.object({
  id,
  kind: z.string(),
  authorKind: z.string(),
  authorId: id.nullable(),
  authorName: z.string(),
  text: z.string(),
  at: instant,
});
/** A check with what it is about: to its reviewer while it is open, later to whoever may see the mark. */
export const qualitySheet = z.object({
  check: qualityCheck,
  /** The version that the mark is bound to; of an open check the one of now. */
  form: z.object({ version: z.number().int(), lines: z.array(qualityLine) }),
  draft: qualityAnswers,
  messages: z.array(qualityMessage),
  call: call.nullable(),
  reviewers: z.array(person),
});
export type QualitySheet = z.infer<typeof qualitySheet>;

export const qualityDraft = z.object({ answers: qualityAnswers });
export const qualitySend = z.object({ formVersion: z.number().int(), answers: qualityAnswers });
export const qualityAssign = z.object({ reviewerId: id });
const words = z.string().trim().min(2).max(2000);
export const qualityAppeal = z.object({ version: z.number().int(), text: words });
export const qualityDecide = z.object({
  version: z.number().int(),
  outcome: z.enum(['upheld', 'changed']),
  reason: words,
  /** The lines as they are from now on; with `changed` alone. */
  answers: qualityAnswers.optional(),
});

export const qualityDraw = z.object({
  clientId,
  from: day,
  to: day,
  method: qualityMethod,
  conditions: z.array(qualityCondition).max(5).default([]),
  /** Rows of each agent; of a calibration, rows altogether. */
  size: z.number().int().min(1).max(50),
  teamId: id.nullable().default(null),
  /** Left out, the desk makes one. */
  seed: z.string().trim().min(1).max(80).optional(),
  /** Two or more mark the same rows blind: a calibration. */
  reviewerIds: z.array(id).max(8).default([]),
});
export const qualitySample = z.object({
  id,
  kind: qualitySampleKind,
  from: day,
  to: day,
  method: qualityMethod,
  conditions: z.array(qualityCondition),
  size: z.number().int(),
  seed: z.string(),
  /** How many could have been drawn, and a digest of which they were. */
  population: z.number().int(),
  digest: z.string(),
  drawnByName: z.string().nullable(),
  drawnAt: instant,
  rows: z.number().int(),
  marked: z.number().int(),
  reviewers: z.array(person),
});
export type QualitySampleView = z.infer<typeof qualitySample>;
export const qualitySamples = z.object({ rows: z.array(qualitySample), reviewers: z.array(person) });

const agreement = z.object({
  items: z.number().int(),
  raters: z.number().int(),
  percent: z.number().nullable(),
  kappa: z.number().nullable(),
});
export const qualityAgreement = z.object({
  sample: qualitySample,
  /** Null while somebody has not marked everything: until then all are blind. */
  result: z
    .object({
      all: agreement,
      lines: z.array(z.object({ line: qualityLine, agreement })),
      /** Each row with what each reviewer made of it, in the order of the sample's reviewers. */
      rows: z.array(
        z.object({
          ticketNumber: z.number().int().nullable(),
          contactName: z.string().nullable(),
          scores: z.array(z.number()),
          /** Lines on which they differ, with each one's word. */
          differ: z.array(z.object({ key: z.string(), marks: z.array(z.string()) })),
        }),
      ),
    })
    .nullable(),
  waiting: z.array(z.object({ name: z.string(), open: z.number().int() })),
});
export type QualityAgreement = z.infer<typeof qualityAgreement>;
