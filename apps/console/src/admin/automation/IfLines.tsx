import { Button, Select } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MARKET_TIERS, PRODUCTS, RETURN_ORIGINS, SERVICE_TYPES } from '#domain';
import { useBootstrap } from '../../app/session';
import { type ConditionKey, CONDITIONS, type RuleDraft, withLine } from './rule-draft';
import { useRuleWords } from './use-rule-words';

interface LinesProps {
  draft: RuleDraft;
  set(patch: Partial<RuleDraft>): void;
  fault(path: string): string | undefined;
}

const CHOICES: Partial<Record<ConditionKey, readonly (string | number)[]>> = {
  channels: ['email', 'wechat-official', 'wecom', 'wechat-personal', 'weibo', 'web-chat', 'phone', 'api'],
  statuses: ['open', 'waiting', 'on_hold', 'resolved', 'closed'],
  priorities: ['low', 'normal', 'high', 'urgent'],
  holder: ['nobody', 'someone'],
  languages: ['zh', 'en'],
  contactHas: ['company', 'phone', 'email', 'special'],
  products: PRODUCTS,
  serviceTypes: SERVICE_TYPES,
  marketTiers: MARKET_TIERS,
  returnOrigins: RETURN_ORIGINS,
};

/** One line for each thing the rule asks for; all of them have to hold. */
export function IfLines({ draft, set, fault }: LinesProps) {
  const { t } = useTranslation('automation');
  const left = CONDITIONS.filter((key) => !draft.asked.includes(key));
  return (
    <>
      {draft.asked.length === 0 && <p className="pc-hint">{t('no_conditions')}</p>}
      {draft.asked.map((key) => (
        <div key={key} className="au-line" data-testid={`automation-if-${key}`}>
          <span className="au-label">{t(`field.${key}`)}</span>
          <Condition name={key} draft={draft} set={set} />
          <Button
            type="text"
            icon={<X size={14} />}
            aria-label={t('remove')}
            title={t('remove')}
            onClick={() => set(withLine(draft, key, false))}
          />
          {fault(`conditions.${key}`) && <p className="pc-fault">{fault(`conditions.${key}`)}</p>}
        </div>
      ))}
      <div className="au-add">
        {left.map((key) => (
          <Button
            key={key}
            size="small"
            data-testid={`automation-add-${key}`}
            onClick={() => set(withLine(draft, key, true))}
          >
            + {t(`field.${key}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function Condition({ name, draft, set }: { name: ConditionKey } & Pick<LinesProps, 'draft' | 'set'>) {
  const { t } = useTranslation('automation');
  const { teams, inboxes, tags, contactGroups } = useBootstrap();
  const { option } = useRuleWords();
  const free = name === 'words' || name === 'tagsAll' || name === 'tagsNone';
  const offered: Partial<Record<ConditionKey, readonly (string | number)[]>> = {
    ...CHOICES,
    ...{ teams: teams.map(({ id }) => id), inboxes: inboxes.map(({ id }) => id), tagsAll: tags, tagsNone: tags },
    contactGroups: contactGroups.map(({ id }) => id),
  };
  const options = (offered[name] ?? []).map((value) => ({ value, label: option(name, value) }));
  const change = (value: unknown) => set({ conditions: { ...draft.conditions, [name]: value } });
  if (name === 'holder')
    return (
      <Select value={draft.conditions.holder} aria-label={t('field.holder')} options={options} onChange={change} />
    );
  return (
    <Select
      mode={free ? 'tags' : 'multiple'}
      value={draft.conditions[name] as (string | number)[]}
      aria-label={t(`field.${name}`)}
      placeholder={t(name === 'words' ? 'words_hint' : 'choose')}
      tokenSeparators={free ? [',', '，', '、', ' '] : undefined}
      optionFilterProp="label"
      options={options}
      onChange={(chosen) => change(free ? chosen.map((one) => String(one).trim()).filter(Boolean) : chosen)}
    />
  );
}
