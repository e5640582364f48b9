import { useTranslation } from 'react-i18next';
import type { AutomationDraft } from '#contract';
import { useRuleWords } from './use-rule-words';

/** A rule as it is read: when, if, then. */
export function RuleSentence({ rule }: { rule: Omit<AutomationDraft, 'name' | 'on'> }) {
  const { t } = useTranslation('automation');
  const words = useRuleWords();
  const conditions = words.conditions(rule);
  return (
    <p className="au-sentence">
      <i>{t('when')}</i> {words.when(rule.trigger)}
      {conditions.length > 0 && (
        <>
          {' '}
          <i>{t('if')}</i> {conditions.join(t('semicolon'))}
        </>
      )}{' '}
      <i>{t('then')}</i> {words.then(rule).join(t('comma'))}
      {rule.stops && <em>{t('stops_short')}</em>}
    </p>
  );
}
