import { z } from 'zod';
import { LONGEST_SURVEY_REMARK, SURVEY_SKIPS } from '#domain';
import { asFile, channelKind, day, id, instant, locale, page, pageQuery } from './primitives';

export const surveySkip = z.enum(SURVEY_SKIPS);
export type SurveySkipName = z.infer<typeof surveySkip>;
/** lost: it could not be brought to the contact. expired: nobody answered in time. */
export const surveyState = z.enum(['planned', 'sent', 'answered', 'skipped', 'lost', 'expired']);
export type SurveyStateName = z.infer<typeof surveyState>;

/** One closing of a ticket, and what its contact said of it or why they were not asked. */
export const survey = z.object({
  id,
  ticketId: id,
  ticketNumber: z.number().int(),
  contactId: id,
  contactName: z.string(),
  channel: channelKind,
  inboxId: id,
  teamId: id.nullable(),
  /** Who held the ticket when it was closed: whom the answer is about. */
  agentId: id.nullable(),
  agentName: z.string().nullable(),
  closedAt: instant,
  state: surveyState,
  dueAt: instant,
  sentAt: instant.nullable(),
  expiresAt: instant.nullable(),
  messageId: id.nullable(),
  skip: z.object({ reason: surveySkip, note: z.string(), byName: z.string().nullable() }).nullable(),
  answeredAt: instant.nullable(),
  /** 5 is very satisfied. */
  score: z.number().int().nullable(),
  solved: z.boolean().nullable(),
  remark: z.string(),
  callbackId: id.nullable(),
  reopened: z.boolean(),
  version: z.number().int(),
});
export type Survey = z.infer<typeof survey>;
export const surveyPage = page(survey);

const filters = {
  /** Days of the company's zone on which tickets were closed, both included. */
  from: day.optional(),
  to: day.optional(),
  agentId: id.optional(),
  teamId: id.optional(),
  inboxId: id.optional(),
  ticketId: id.optional(),
  score: z.coerce.number().int().min(1).max(5).optional(),
  state: surveyState.optional(),
  skip: surveySkip.optional(),
  /** What a figure counts, to open the rows behind it (law 9). */
  figure: z.enum(['asked', 'answered', 'satisfied', 'bad', 'unsolved']).optional(),
};
export const surveyQuery = pageQuery.extend(filters);
export const surveyFiguresQuery = z.object({ from: day, to: day, teamId: id.optional(), inboxId: id.optional() });
export const surveyExportQuery = z.object({
  ...filters,
  ...asFile,
});

const count = z.number().int();
const sample = { asked: count, answered: count, satisfied: count, bad: count, unsolved: count };
/** Satisfied of answered is the rate (DOMAIN V6), answered of asked the response rate; every number opens its rows. */
export const surveyFigures = z.object({
  from: day,
  to: day,
  ...sample,
  goalPercent: z.number(),
  scores: z.array(z.object({ score: count, count })),
  skips: z.array(z.object({ reason: surveySkip, count })),
  agents: z.array(z.object({ agentId: id.nullable(), agentName: z.string().nullable(), ...sample })),
});
export type SurveyFigures = z.infer<typeof surveyFigures>;

export const surveySkipRequest = z.object({ version: count, reason: z.string().trim().min(2).max(500) });

const words = z.object({
  invitation: z.string().trim().min(2).max(300),
  satisfaction: z.string().trim().min(2).max(120),
  solved: z.string().trim().min(2).max(120),
  remark: z.string().trim().min(2).max(120),
  thanks: z.string().trim().min(2).max(300),
});
export const surveyWordsOf = z.object({ 'zh-CN': words, en: words });

/** What holds for an inbox, a team, or for all where both are null. `enabled` null follows the wider rule. */
export const surveyRule = z.object({
  inboxId: id.nullable(),
  teamId: id.nullable(),
  version: count,
  enabled: z.boolean(),
  delayMinutes: count,
  reopens: z.boolean(),
  words: surveyWordsOf,
  /** Since when this version holds, and who wrote it. */
  from: instant,
  byName: z.string(),
});
export type SurveyRule = z.infer<typeof surveyRule>;
export const surveyRuleWrite = z
  .object({
    inboxId: id.nullable().default(null),
    teamId: id.nullable().default(null),
    /** The version that was changed; 0 for the first. */
    version: count.min(0),
    enabled: z.boolean(),
    delayMinutes: count.min(0).max(10_080),
    reopens: z.boolean(),
    words: surveyWordsOf,
  })
  .refine(({ inboxId, teamId }) => inboxId === null || teamId === null, { path: ['teamId'] });
export type SurveyRuleWrite = z.infer<typeof surveyRuleWrite>;

/** Checked by the domain, which says what is wrong with it; here only what it may be at most. */
export const surveyAnswer = z.object({
  score: z.union([z.number(), z.string().max(20)]).nullish(),
  solved: z.union([z.boolean(), z.string().max(20)]).nullish(),
  remark: z
    .string()
    .max(LONGEST_SURVEY_REMARK * 20)
    .default(''),
});
/** The card in web chat. */
export const surveyCard = z.object({
  locale,
  words,
  state: z.enum(['open', 'answered', 'expired']),
  score: count.nullable(),
  solved: z.boolean().nullable(),
});
export type SurveyCard = z.infer<typeof surveyCard>;

export interface SurveyEvents {
  'survey.planned': { view: Survey };
  'survey.skipped': { view: Survey };
  'survey.sent': { view: Survey };
  'survey.answered': { view: Survey; isBad: boolean };
  /** What the answer brought about: a callback, the ticket open again. */
  'survey.followed_up': { view: Survey };
}
