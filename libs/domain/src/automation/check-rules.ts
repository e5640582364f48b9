import { DomainError } from '../errors';
import type { AutomationRule, EventTrigger, RuleActions } from './rule';

export const WORDS_AT_MOST = 100;
const SHORTEST_SECONDS = 60;
const LONGEST_SECONDS = 366 * 86_400;

/**
 * Refuses a rule that can't be kept beside the others that are on. Throws, each naming its field: `automation_too_many_words`,
 * `automation_time_invalid` (under a minute, over a year, no whole second), `automation_triggers_itself` (what it does is what sets it
 * off) and `automation_cycle` (so with other rules between; `rules` names them in turn). What conditions exclude is no cycle.
 */
export function checkRule(rule: AutomationRule, others: readonly AutomationRule[]): void {
  const { trigger, conditions } = rule;
  if (conditions.words.length > WORDS_AT_MOST)
    throw new DomainError('automation_too_many_words', { field: 'conditions.words', most: WORDS_AT_MOST });
  if (trigger.kind === 'time' && !isLength(trigger.seconds))
    throw new DomainError('automation_time_invalid', { field: 'trigger.seconds' });
  if (setsOff(rule, rule)) throw new DomainError('automation_triggers_itself', { field: 'actions', rule: rule.name });
  const cycle = cycleThrough(rule, others);
  if (cycle)
    throw new DomainError('automation_cycle', {
      field: 'actions',
      rules: cycle.map(({ name }) => name).join(' → '),
    });
}

const isLength = (seconds: number): boolean =>
  Number.isInteger(seconds) && seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS;

/** The shortest way from a rule through others back to it, the rule first and last; null when there is none. */
export function cycleThrough(rule: AutomationRule, others: readonly AutomationRule[]): AutomationRule[] | null {
  const ways: AutomationRule[][] = [[rule]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way[way.length - 1]!;
    if (last !== rule && setsOff(last, rule)) return [...way, rule];
    for (const next of others)
      if (next.id !== rule.id && !seen.has(next.id) && setsOff(last, next)) {
        seen.add(next.id);
        ways.push([...way, next]);
      }
  }
  return null;
}

/** Whether what one rule does may set the other off, as far as that can be told without a ticket. */
export function setsOff(first: AutomationRule, second: AutomationRule): boolean {
  const { trigger } = second;
  if (trigger.kind === 'time' || !causes(first.actions).includes(trigger.event)) return false;
  return mayMeet(first, second);
}

function causes({ addTags, removeTags, status, assign }: RuleActions): EventTrigger[] {
  return [
    ...(addTags.length || removeTags.length ? (['tagged'] as const) : []),
    ...(status ? (['status'] as const) : []),
    // A queue gives its tickets to agents by itself.
    ...(assign ? (['transferred', 'assigned'] as const) : []),
  ];
}

/** Whether a ticket may meet the second rule's conditions right after the first rule has acted on it. */
function mayMeet({ actions, conditions: before, runWhen }: AutomationRule, second: AutomationRule): boolean {
  const { conditions: asked } = second;
  const { status, priority, assign, addTags, removeTags } = actions;
  const is = <V>(list: readonly V[], value: V | null | undefined): boolean =>
    value === null || value === undefined || list.length === 0 || list.includes(value);
  return (
    is(asked.statuses, status?.status) &&
    is(asked.priorities, priority) &&
    is(asked.teams, assign?.to === 'team' ? assign.id : null) &&
    !(asked.holder === 'nobody' && assign?.to === 'agent') &&
    !asked.tagsNone.some((tag) => addTags.includes(tag)) &&
    !asked.tagsAll.some((tag) => removeTags.includes(tag)) &&
    (runWhen === 'always' || second.runWhen === 'always' || runWhen === second.runWhen) &&
    (['channels', 'inboxes'] as const).every((field) => overlap(before[field], asked[field]))
  );
}

const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));
