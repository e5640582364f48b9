import type { AutomationDraft, AutomationRuleView } from '#contract';
import { NO_RULE_CONDITIONS } from '#domain';
import { NO_ACTIONS, PARTS } from '../../macros/macro-parts';

export type Conditions = AutomationDraft['conditions'];
export type Actions = AutomationDraft['actions'];
export type Trigger = AutomationDraft['trigger'];
export type ConditionKey = keyof Conditions;

/** Conditions in the order in which they are offered. */
export const CONDITIONS = [
  ...['words', 'channels', 'inboxes', 'teams', 'holder', 'statuses', 'priorities', 'tagsAll', 'tagsNone'],
  ...['languages', 'contactHas', 'contactGroups', 'products', 'serviceTypes', 'marketTiers', 'returnOrigins'],
] as ConditionKey[];

/** What a rule can do; a macro's parts and telling colleagues. */
export const RULE_PARTS = [...PARTS, 'tell'] as const;
export type RulePart = (typeof RULE_PARTS)[number];

export const NO_RULE_ACTIONS: Actions = { ...NO_ACTIONS, assign: null, tell: [] };

/** What is edited: the rule, and the lines that are shown though they are still empty. */
export interface RuleDraft extends AutomationDraft {
  asked: ConditionKey[];
  parts: RulePart[];
}

export function draftOf(rule: AutomationDraft | AutomationRuleView | null): RuleDraft {
  const conditions = { ...(NO_RULE_CONDITIONS as Conditions), ...rule?.conditions };
  const actions = rule?.actions ?? NO_RULE_ACTIONS;
  return {
    name: rule?.name ?? '',
    trigger: rule?.trigger ?? { kind: 'event', event: 'message' },
    conditions,
    actions,
    runWhen: rule?.runWhen ?? 'always',
    stops: rule?.stops ?? false,
    on: rule ? ('on' in rule ? rule.on : rule.onSince !== null) : true,
    asked: CONDITIONS.filter((key) => isAsked(conditions, key)),
    parts: RULE_PARTS.filter((part) => isThere(actions[part])),
  };
}

/** What is sent: the rule without what only the screen knows. */
export function bodyOf({ asked: _, parts: __, ...rule }: RuleDraft): AutomationDraft {
  return rule;
}

export function isAsked(conditions: Conditions, key: ConditionKey): boolean {
  const value = conditions[key];
  return key === 'holder' ? value !== 'any' : value.length > 0;
}

const isThere = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null);

/** A line of conditions that is added or taken away; what is taken away asks for nothing. */
export function withLine(draft: RuleDraft, key: ConditionKey, there: boolean): Partial<RuleDraft> {
  const first = key === 'holder' && there ? 'nobody' : NO_RULE_CONDITIONS[key];
  return {
    asked: there ? [...draft.asked, key] : draft.asked.filter((one) => one !== key),
    conditions: { ...draft.conditions, [key]: first },
  };
}

const FIRST: Partial<Actions> = {
  reply: '',
  note: '',
  priority: 'high',
  status: { status: 'waiting', statusLabelId: null, reason: null },
  callback: { afterSeconds: 7200, reason: 'planned', remark: '' },
  tell: ['leads'],
};

export function withPart(draft: RuleDraft, part: RulePart, there: boolean, teamId: string): Partial<RuleDraft> {
  const first = part === 'assign' ? { to: 'team' as const, id: teamId } : (FIRST[part] ?? NO_RULE_ACTIONS[part]);
  return {
    parts: there ? [...draft.parts, part] : draft.parts.filter((one) => one !== part),
    actions: { ...draft.actions, [part]: there ? first : NO_RULE_ACTIONS[part] },
  };
}

const UNITS = { minutes: 60, hours: 3600, days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** A length of time as people say it. */
export function saidLength(seconds: number): { amount: number; unit: Unit } {
  const unit = (['days', 'hours'] as const).find((one) => seconds > 0 && seconds % UNITS[one] === 0) ?? 'minutes';
  return { amount: seconds / UNITS[unit], unit };
}

export const secondsOf = (amount: number, unit: Unit): number => Math.round(amount * UNITS[unit]);

/** Rules to begin with, off until somebody has read them. Texts and words are the catalogue's. */
export function templates(text: (key: string) => string): AutomationDraft[] {
  const rule = (key: string, trigger: Trigger, conditions: Partial<Conditions>, actions: Partial<Actions>) => ({
    ...{ name: text(`${key}.name`), trigger, runWhen: 'always' as const, stops: false, on: false },
    conditions: { ...(NO_RULE_CONDITIONS as Conditions), ...conditions },
    actions: { ...NO_RULE_ACTIONS, ...actions },
  });
  const tag = text('night.tag');
  const words = text('complaint.words').split(' ');
  return [
    {
      ...rule(
        'night',
        { kind: 'event', event: 'opened' },
        { tagsNone: [tag] },
        {
          addTags: [tag],
          reply: text('night.reply'),
        },
      ),
      runWhen: 'not_working',
    },
    rule(
      'silent',
      { kind: 'time', since: 'contact_silent', seconds: 2 * UNITS.days, hours: 'calendar' },
      { statuses: ['waiting'] },
      { reply: text('silent.reply') },
    ),
    rule(
      'complaint',
      { kind: 'event', event: 'message' },
      { words, tagsNone: [text('complaint.tag')] },
      { addTags: [text('complaint.tag')], priority: 'high', tell: ['leads'] },
    ),
  ];
}
