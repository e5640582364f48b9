import { useTranslation } from 'react-i18next';
import type { AutomationRuleView } from '#contract';
import { useBootstrap } from '../../app/session';
import { usePolicyWords } from '../clocks/use-policy-words';
import { type ConditionKey, CONDITIONS, isAsked, RULE_PARTS, saidLength, type Trigger } from './rule-draft';

type Said = Pick<AutomationRuleView, 'trigger' | 'conditions' | 'actions' | 'runWhen'>;
const POLICY = [
  ...(['channels', 'teams', 'priorities', 'products', 'marketTiers', 'serviceTypes', 'returnOrigins'] as const),
  'contactGroups',
] as const;
type PolicyKey = (typeof POLICY)[number];
const isPolicy = (key: ConditionKey): key is PolicyKey => (POLICY as readonly string[]).includes(key);

/** A rule in words: when, if, then. */
export function useRuleWords() {
  const { t } = useTranslation(['automation', 'clock', 'desk', 'service', 'macros']);
  const { inboxes, teams, agents } = useBootstrap();
  const { value } = usePolicyWords();
  const list = (words: string[]) => words.join(t('or'));

  const option = (key: ConditionKey, one: string | number): string => {
    if (isPolicy(key)) return value(key, one);
    if (key === 'inboxes') return inboxes.find(({ id }) => id === one)?.name ?? t('gone');
    if (key === 'statuses') return t(`desk:status.${one}`);
    if (key === 'languages' || key === 'contactHas' || key === 'holder') return t(`${key}.${one}`);
    return String(one);
  };
  const condition = (key: ConditionKey, { conditions }: Said): string => {
    const asked = [conditions[key]].flat();
    const shown = asked.slice(0, 4).map((one) => option(key, one));
    const more = asked.length > 4 ? t('and_more', { n: asked.length - 4, all: asked.length }) : '';
    return t(`says.${key}`, { what: list(shown) + more });
  };
  const when = (trigger: Trigger): string => {
    if (trigger.kind === 'event') return t(`event.${trigger.event}`);
    const { amount, unit } = saidLength(trigger.seconds);
    const time = t(`length.${trigger.hours}.${unit}`, { n: amount });
    return t(`since_said.${trigger.since}`, { time });
  };
  const then = ({ actions }: Said): string[] =>
    RULE_PARTS.filter((part) => {
      const done = actions[part];
      return Array.isArray(done) ? done.length > 0 : done !== null;
    }).map((part) => {
      const { addTags, removeTags, priority, status, assign, tell } = actions;
      const who = assign?.to === 'team' ? teams : agents;
      return t(`does.${part}`, {
        tags: (part === 'addTags' ? addTags : removeTags).join(' '),
        priority: priority && t(`desk:priority.${priority}`),
        status: status && t(`desk:status.${status.status}`),
        who: (assign && who.find(({ id }) => id === assign.id)?.name) ?? t('gone'),
        whom: tell.map((one) => t(`tell.${one}`)).join(t('and')),
      });
    });
  return {
    option,
    when,
    then,
    conditions: (rule: Said): string[] => [
      ...CONDITIONS.filter((key) => isAsked(rule.conditions, key)).map((key) => condition(key, rule)),
      ...(rule.runWhen === 'always' ? [] : [t(`hours_said.${rule.runWhen}`)]),
    ],
  };
}
