import type { Hours, PolicyConditions } from '../policies';
import { type MacroActions, macroFault } from '../macros';
import type { TicketStatus } from '../ticket';

/** What happened. */
export type EventTrigger =
  | 'opened'
  | 'message'
  | 'replied'
  | 'status'
  | 'assigned'
  | 'transferred'
  | 'released'
  | 'tagged'
  | 'window_breached'
  | 'resolution_due'
  | 'resolution_breached'
  | 'promise_breached'
  | 'callback_bad';

/** What has lasted: a contact waits for us, we wait for a contact, a ticket is open, set to waiting, or solved. */
export type TimeTrigger = 'contact_waits' | 'contact_silent' | 'open_for' | 'waiting_for' | 'resolved_for';

export type RuleTrigger =
  { kind: 'event'; event: EventTrigger } | { kind: 'time'; since: TimeTrigger; seconds: number; hours: Hours };

export type RunWhen = 'always' | 'working' | 'not_working';
export type ContactFact = 'company' | 'phone' | 'email' | 'special';

/** Which tickets it is for: each empty list asks for nothing, and all that are not empty must hold. */
export interface RuleConditions extends PolicyConditions {
  inboxes: string[];
  statuses: TicketStatus[];
  holder: 'any' | 'someone' | 'nobody';
  /** All of these are on the ticket. */
  tagsAll: string[];
  /** None of these is. */
  tagsNone: string[];
  /** At least one stands in the contact's words. */
  words: string[];
  languages: ('zh' | 'en')[];
  /** What we know of the contact. */
  contactHas: ContactFact[];
}

export interface RuleActions extends Omit<MacroActions, 'assign'> {
  assign: { to: 'agent' | 'team'; id: string } | null;
  /** Who gets a notice. */
  tell: ('holder' | 'leads')[];
}

/** A rule as decisions need it. */
export interface AutomationRule {
  id: string;
  name: string;
  trigger: RuleTrigger;
  conditions: RuleConditions;
  actions: RuleActions;
  runWhen: RunWhen;
}

/** What is wrong with the actions of a rule, null for those that can be kept. */
export function ruleActionsFault(actions: RuleActions): ReturnType<typeof macroFault> {
  const fault = macroFault(actions);
  return fault === 'empty' && actions.tell.length > 0 ? null : fault;
}
