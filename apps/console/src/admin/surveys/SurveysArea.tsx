import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SurveyRule, type SurveyRuleWrite } from '#contract';
import { SURVEY_WORDS } from '#domain';
import { useBootstrap } from '../../app/session';
import { ErrorState, LoadingShape } from '../../ui';
import { AreaHead } from '../pieces/AreaHead';
import { useAdminList } from '../pieces/use-admin-list';
import { RuleForm } from './RuleForm';
import './surveys.css';

type Scope = Pick<SurveyRule, 'inboxId' | 'teamId'>;
const ALL: Scope = { inboxId: null, teamId: null };
const same = (a: Scope, b: Scope): boolean => a.inboxId === b.inboxId && a.teamId === b.teamId;
const keyOf = ({ inboxId, teamId }: Scope): string => inboxId ?? teamId ?? 'all';

/** Who is asked after a closing: the desk's rule, and teams and inboxes that have one of their own. */
export function SurveysArea() {
  const { t } = useTranslation(['surveys', 'admin']);
  const { teams, inboxes } = useBootstrap();
  const list = useAdminList('surveyRules');
  const [scope, setScope] = useState<Scope>(ALL);
  const scopes = [
    { ...ALL, name: t('rule.all') },
    ...teams.map(({ id, name }) => ({ inboxId: null, teamId: id, name })),
    ...inboxes
      .filter(({ channel }) => channel !== 'phone' && channel !== 'api')
      .map(({ id, name }) => ({ inboxId: id, teamId: null, name })),
  ];
  const own = list.rows?.find((rule) => same(rule, scope));
  const rule = own ?? { ...(list.rows?.find((one) => same(one, ALL)) ?? UNSET), ...scope, version: 0 };
  return (
    <>
      <AreaHead title={t('admin:areas.surveys')} text={t('rule.text')} />
      {list.error && !list.rows && <ErrorState error={list.error} onRetry={() => void list.reload()} />}
      {!list.rows && !list.error && <LoadingShape />}
      {list.rows && (
        <>
          <div className="sv-scopes" role="tablist" aria-label={t('rule.for')}>
            {scopes.map((one) => (
              <button
                key={keyOf(one)}
                type="button"
                role="tab"
                aria-selected={same(one, scope)}
                data-testid={`survey-rule-${keyOf(one)}`}
                onClick={() => setScope({ inboxId: one.inboxId, teamId: one.teamId })}
              >
                {one.name}
                {list.rows?.some((held) => same(held, one)) && <small>{t('rule.own')}</small>}
              </button>
            ))}
          </div>
          <RuleForm
            key={`${keyOf(scope)} ${rule.version}`}
            rule={writable(rule)}
            follows={!own && !same(scope, ALL)}
            since={own ? { from: own.from, byName: own.byName } : null}
            onSaved={() => void list.reload()}
          />
        </>
      )}
    </>
  );
}

/** What the form shows before anybody wrote a rule: nobody is asked. */
const UNSET = { ...ALL, version: 0, enabled: false, delayMinutes: 10, reopens: false, words: SURVEY_WORDS };

const writable = ({ inboxId, teamId, version, enabled, delayMinutes, reopens, words }: SurveyRuleWrite & Scope) => ({
  ...{ inboxId, teamId, version, enabled, delayMinutes, reopens },
  words: { 'zh-CN': { ...words['zh-CN'] }, en: { ...words.en } },
});
