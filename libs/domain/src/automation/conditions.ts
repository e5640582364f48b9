import { wordsIn } from '../conduct/words';
import { meets, NO_CONDITIONS, type PolicyConditions, type PolicyFacts } from '../policies';
import type { TicketStatus } from '../ticket';
import type { AutomationRule, ContactFact, RuleConditions } from './rule';

/** What rules ask of a ticket, its contact and the hour. */
export interface RuleFacts extends PolicyFacts {
  ticket: PolicyFacts['ticket'] & {
    inboxId: string;
    status: TicketStatus;
    holderId: string | null;
    tags: readonly string[];
  };
  /** The contact's words that are asked about: those of the event, else the last. */
  text: string | null;
  contact: PolicyFacts['contact'] & Record<ContactFact, string | null> & { locale: string | null };
  /** By the calendar of the ticket's team. */
  working: boolean;
}

export type ConditionName = keyof RuleConditions | 'runWhen';

export const NO_RULE_CONDITIONS: RuleConditions = {
  ...NO_CONDITIONS,
  inboxes: [],
  statuses: [],
  holder: 'any',
  tagsAll: [],
  tagsNone: [],
  words: [],
  languages: [],
  contactHas: [],
};

const LONGEST_TEXT = 20_000;

/** The conditions that don't hold, in the order of the screen; empty when the rule is for this ticket now. */
export function unmetConditions(
  { conditions, runWhen }: Pick<AutomationRule, 'conditions' | 'runWhen'>,
  facts: RuleFacts,
): ConditionName[] {
  const unmet = (Object.keys(NO_RULE_CONDITIONS) as (keyof RuleConditions)[]).filter(
    (name) => !holds(name, conditions, facts),
  );
  const inTime = runWhen === 'always' || (runWhen === 'working') === facts.working;
  return inTime ? unmet : [...unmet, 'runWhen'];
}

function holds(name: keyof RuleConditions, asked: RuleConditions, facts: RuleFacts): boolean {
  const { ticket, contact, text } = facts;
  switch (name) {
    case 'inboxes':
      return among(asked.inboxes, ticket.inboxId);
    case 'statuses':
      return among(asked.statuses, ticket.status);
    case 'holder':
      return asked.holder === 'any' || (asked.holder === 'someone') === (ticket.holderId !== null);
    case 'tagsAll':
      return asked.tagsAll.every((tag) => ticket.tags.includes(tag));
    case 'tagsNone':
      return !asked.tagsNone.some((tag) => ticket.tags.includes(tag));
    case 'words':
      return asked.words.length === 0 || wordsIn((text ?? '').slice(0, LONGEST_TEXT), asked.words).length > 0;
    case 'languages':
      return among(asked.languages, languageOf(contact.locale, text));
    case 'contactHas':
      return asked.contactHas.every((fact) => Boolean(contact[fact]?.trim()));
    default:
      return meets({ ...NO_CONDITIONS, [name]: asked[name] } as PolicyConditions, facts);
  }
}

const among = <V>(asked: readonly V[], is: V | null): boolean =>
  asked.length === 0 || (is !== null && asked.includes(is));

/** The language a contact reads: what their client said, else what they write in; null when neither says. */
export function languageOf(locale: string | null, text: string | null): 'zh' | 'en' | null {
  if (locale?.startsWith('zh')) return 'zh';
  if (locale?.startsWith('en')) return 'en';
  if (!text) return null;
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /[a-z]/i.test(text) ? 'en' : null;
}
