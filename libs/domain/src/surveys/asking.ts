/** Why a contact is not asked after a closing. Each is kept and reported, so that nobody can leave bad ones out unseen. */
export const SURVEY_SKIPS = [
  /** Closed by the desk itself or by a rule: nobody has just said goodbye. */
  'automatic',
  /** The contact never wrote or called: they have nothing to judge. */
  'not_taking_part',
  'opted_out',
  'asked_lately',
  /** On the telephone the callback asks; a program's channel has nobody to show a question to. */
  'channel',
  /** Others would read along. */
  'public_thread',
  'no_address',
  /** The desk has no address that contacts could open. */
  'no_public_url',
  'inbox_off',
  /** The platform lets nothing more be said (ANCHORS 2.A row 29). */
  'window_closed',
  /** Work on the ticket went on before the question was due. */
  'reopened',
  /** An agent left it out, and wrote down why. */
  'by_agent',
] as const;
export type SurveySkip = (typeof SURVEY_SKIPS)[number];

/** What is known of an inbox's closing when it is decided whether to ask. */
export interface EndedFacts {
  channel: string;
  threadKey: string | null;
  byAgent: boolean;
  contactTookPart: boolean;
  optedOut: boolean;
  /** When the contact was asked last, on any channel; null for never. */
  askedAt: Date | null;
  inboxEnabled: boolean;
  /** Whether the desk has an address that contacts can open. */
  reachable: boolean;
}

const DAY_MS = 86_400_000;
const WITHOUT_QUESTION = ['phone', 'api'];
/** Here the question is answered in place; all others get a link. */
export const asksInPlace = (channel: string): boolean => channel === 'web-chat';

/**
 * Whether an ended ticket's contact is asked, and why not. `onceInDays` are whole days of 24 hours; a contact asked exactly that
 * long ago may be asked again (ANCHORS rows 114, 115; 2.E row 54).
 */
export function surveyAfter(facts: EndedFacts, onceInDays: number, now: Date): SurveySkip | null {
  if (!facts.byAgent) return 'automatic';
  if (WITHOUT_QUESTION.includes(facts.channel)) return 'channel';
  if (facts.threadKey && (facts.channel === 'weibo' || facts.channel === 'wechat-personal')) return 'public_thread';
  if (!facts.contactTookPart) return 'not_taking_part';
  if (facts.optedOut) return 'opted_out';
  const since = facts.askedAt && now.getTime() - facts.askedAt.getTime();
  if (since !== null && since < onceInDays * DAY_MS) return 'asked_lately';
  if (!facts.inboxEnabled) return 'inbox_off';
  return facts.reachable || asksInPlace(facts.channel) ? null : 'no_public_url';
}

/** The rule of a closing: its inbox's, or else its team's, or else that of all. Null where nobody set one. */
export function surveyRuleFor<R extends { inboxId: string | null; teamId: string | null }>(
  rules: readonly R[],
  place: { inboxId: string; teamId: string | null },
): R | null {
  return (
    rules.find(({ inboxId }) => inboxId === place.inboxId) ??
    rules.find(({ inboxId, teamId }) => inboxId === null && teamId !== null && teamId === place.teamId) ??
    rules.find(({ inboxId, teamId }) => inboxId === null && teamId === null) ??
    null
  );
}
