import { z } from 'zod';
import { figureKey } from './figures';
import { id, instant } from './primitives';

export const cardWords = z.object({
  'zh-CN': z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
});
const number = z.number().min(-1_000_000_000).max(1_000_000_000);
const condition = z.object({ figure: figureKey, compare: z.enum(['at_least', 'at_most']), limit: number });
export const cardFormula = z.discriminatedUnion('type', [
  z.object({ type: z.literal('capped_share') }),
  z.object({ type: z.literal('threshold_linear'), threshold: number, cap: number }),
  z.object({ type: z.literal('steps_below'), step: number, loss: number }),
  z.object({ type: z.literal('steps_both'), step: number, points: number }),
  z.object({ type: z.literal('per_missing'), loss: number }),
  z.object({ type: z.literal('all_or_nothing'), conditions: z.array(condition).max(12) }),
  z.object({ type: z.literal('share_of_amount'), perMille: number, bonus: number, base: number }),
  z.object({ type: z.literal('per_event'), loss: number.nullable(), floor: number }),
  z.object({ type: z.literal('per_unit_missing'), amount: number }),
  z.object({ type: z.literal('mark') }),
]);
const source = z.discriminatedUnion('kind', [
  // Any text: what it names is looked up, and a figure that does not exist is refused by its own code.
  z.object({ kind: z.literal('figure'), figure: z.string().max(60) }),
  z.object({ kind: z.enum(['violations', 'refinements', 'reports', 'mark', 'import', 'conditions']) }),
]);
const target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('setting'),
    setting: z.enum(['leads.month', 'revenue.month', 'callbacks.month', 'talk.day']),
    per: z.enum(['month', 'day']),
  }),
  z.object({ kind: z.literal('fixed'), value: number, prorated: z.boolean() }),
  z.object({ kind: z.literal('none') }),
]);
export const cardTemplateLine = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: cardWords,
  weight: z.number().min(0).max(100),
  formula: cardFormula,
  source,
  target,
  note: cardWords,
  proposed: z.boolean(),
});
export const cardGrade = z.object({
  above: z.number(),
  upTo: z.number(),
  name: cardWords,
  k: z.number(),
  nameProposed: z.boolean(),
  kProposed: z.boolean(),
});
export type CardGrade = z.infer<typeof cardGrade>;
const content = {
  name: cardWords,
  lines: z.array(cardTemplateLine).min(1).max(30),
  grades: z.array(cardGrade).min(1).max(12),
};

export const cardTemplate = z.object({
  id,
  /** Which of the shipped ones it is; null for a desk's own. */
  shipped: z.enum(['online', 'call']).nullable(),
  version: z.number().int(),
  byName: z.string(),
  at: instant,
  ...content,
});
export type CardTemplate = z.infer<typeof cardTemplate>;
export const cardTemplates = z.object({ rows: z.array(cardTemplate) });
export const cardTemplateWrite = z.object(content);
export const cardTemplateChange = cardTemplateWrite.extend({ version: z.number().int() });
