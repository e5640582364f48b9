import { z } from 'zod';
import { cardGrade, cardTemplateLine, cardWords } from './card-templates';
import { clientId, id, instant, locale } from './primitives';

/** An exact number as text: '12', '-0.5', '450/11'. */
export const exactText = z.string().regex(/^-?\d{1,40}(\.\d{1,40})?(\/[1-9]\d{0,39})?$/);
export const cardMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const cardState = z.enum(['planned', 'running', 'self_scored', 'scored', 'confirmed', 'closed']);
export type CardStateName = z.infer<typeof cardState>;
export const cardAct = z.enum(['approve', 'import', 'self_score', 'score', 'confirm', 'close']);
export type CardActName = z.infer<typeof cardAct>;

const by = z.object({ id, name: z.string(), at: instant });
const said = z.object({ points: exactText, reason: z.string() });
export const cardLine = cardTemplateLine.extend({
  /** The month's one measure, or one for each day or condition. */
  measures: z.array(z.object({ actual: exactText, target: exactText })),
  computed: exactText.nullable(),
  self: said.nullable(),
  superior: said.nullable(),
  reviewer: said.nullable(),
  final: exactText.nullable(),
  /** How many events are behind it. */
  evidence: z.number().int(),
  imported: z.object({ actual: exactText, note: z.string(), byName: z.string(), at: instant }).nullable(),
});
export type CardLine = z.infer<typeof cardLine>;

export const cardSummary = z.object({
  id,
  agentId: id,
  agentName: z.string(),
  workNumber: z.string(),
  month: cardMonth,
  templateName: cardWords,
  state: cardState,
  version: z.number().int(),
  approved: by.extend({ late: z.boolean() }).nullable(),
  selfDueAt: instant,
  selfScoredAt: instant.nullable(),
  scored: by.nullable(),
  confirmed: by.nullable(),
  closed: by.nullable(),
  /** Two decimals, as it is graded. */
  score: exactText,
  grade: cardGrade,
  /** Lines that still wait for a person. */
  open: z.array(z.string()),
  /** What the asking agent may do with it now. */
  acts: z.array(cardAct),
});
export type CardSummary = z.infer<typeof cardSummary>;
export const card = cardSummary.extend({
  templateId: id,
  templateVersion: z.number().int(),
  lines: z.array(cardLine),
  grades: z.array(cardGrade),
  selfWords: z.string(),
  /** Not rounded. */
  total: exactText,
  /** What lines in yuan come to; proposed only (DOMAIN section 13). */
  amount: exactText,
  workdays: z.object({ month: z.number().int(), own: z.number().int() }),
  asOf: instant,
  hash: z.string().nullable(),
  /** Violations of a closed card that were taken back since; the card stays as it is. */
  reversedSince: z.array(z.object({ id, points: z.number(), state: z.string() })),
});
export type Card = z.infer<typeof card>;

export const cardsQuery = z.object({ month: cardMonth });
const MOST_CARDS = 50;
/** A page of a month: what comes `after` a card, or `only` some cards, their ids joined by commas. */
export const cardsPageQuery = cardsQuery.extend({
  after: id.optional(),
  only: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(id).max(MOST_CARDS))
    .optional(),
});
/** `total` counts the month's cards that one may see; `next` is what to ask `after` for the rest. */
export const cardsView = z.object({
  month: cardMonth,
  today: z.iso.date(),
  total: z.number().int(),
  rows: z.array(cardSummary).max(MOST_CARDS),
  next: id.nullable(),
});
export type CardsView = z.infer<typeof cardsView>;
export const cardExportQuery = cardsQuery.extend({ format: z.enum(['csv', 'xlsx']), locale: locale.default('zh-CN') });

/** Who would get which template, before anything is written. */
export const cardPlanPreview = z.object({
  month: cardMonth,
  late: z.boolean(),
  rows: z.array(
    z.object({
      agentId: id,
      agentName: z.string(),
      workNumber: z.string(),
      templateId: id,
      workdays: z.object({ month: z.number().int(), own: z.number().int() }),
      /** Has a card of that month already. */
      planned: z.boolean(),
    }),
  ),
});
export type CardPlanPreview = z.infer<typeof cardPlanPreview>;
export const cardPlan = z.object({
  clientId,
  month: cardMonth,
  rows: z
    .array(z.object({ agentId: id, templateId: id }))
    .min(1)
    .max(500),
});
export const cardPlanned = z.object({ planned: z.number().int() });

const version = z.number().int();
const points = z
  .array(z.object({ line: z.string().max(40), points: exactText, reason: z.string().trim().max(500).default('') }))
  .max(30);
export const cardApprove = z.object({ clientId, version });
export const cardImport = z.object({
  clientId,
  version,
  line: z.string().max(40),
  actual: exactText,
  note: z.string().trim().min(2).max(500),
});
export const cardSelfScore = z.object({
  clientId,
  version,
  lines: points,
  words: z.string().trim().max(2000).default(''),
});
export const cardScore = z.object({ clientId, version, lines: points });

/** One row behind a line. */
export const cardRow = z.object({
  id: z.string(),
  at: instant,
  text: z.string(),
  value: exactText,
  ticketNumber: z.number().int().nullable(),
  contactName: z.string().nullable(),
  violationId: id.nullable(),
});
export type CardRow = z.infer<typeof cardRow>;
export const cardRowsQuery = z.object({
  line: z.string().max(40),
  limit: z.coerce.number().int().min(1).max(5000).default(200),
});
/** `value` is what all rows come to, gathered as their line's figure is; null where rows of several figures stand together. */
export const cardRows = z.object({
  rows: z.array(cardRow),
  count: z.number().int(),
  gather: z.enum(['sum', 'mean', 'share', 'median', 'p90']).nullable(),
  value: exactText.nullable(),
});
export type CardRows = z.infer<typeof cardRows>;

/** What computing again from the events comes to. */
export const cardRecomputed = z.object({
  hash: z.string(),
  again: z.string(),
  same: z.boolean(),
  differences: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type CardRecomputed = z.infer<typeof cardRecomputed>;
