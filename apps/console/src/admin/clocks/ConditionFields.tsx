import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PolicyConditionsView } from '#contract';
import { MARKET_TIERS, PRODUCTS, RETURN_ORIGINS, SERVICE_TYPES } from '#domain';
import { useBootstrap } from '../../app/session';
import { CONDITION_FIELDS, type ConditionField, usePolicyWords } from './use-policy-words';

interface ConditionFieldsProps {
  conditions: PolicyConditionsView;
  onChange(conditions: PolicyConditionsView): void;
}

const CHOICES: Omit<Record<ConditionField, readonly (string | number)[]>, 'teams' | 'contactGroups'> = {
  channels: ['email', 'wechat-official', 'wecom', 'wechat-personal', 'weibo', 'web-chat', 'phone', 'api'],
  priorities: ['low', 'normal', 'high', 'urgent'],
  products: PRODUCTS,
  serviceTypes: SERVICE_TYPES,
  returnOrigins: RETURN_ORIGINS,
  marketTiers: MARKET_TIERS,
};

/** One line for each thing a rule can ask for, read from top to bottom as its sentence is. */
export function ConditionFields({ conditions, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation(['clock', 'service']);
  const { teams, contactGroups } = useBootstrap();
  const { value } = usePolicyWords();
  const of = (field: ConditionField) => {
    if (field === 'teams') return teams.map(({ id }) => id);
    return field === 'contactGroups' ? contactGroups.map(({ id }) => id) : CHOICES[field];
  };
  const asked = (field: ConditionField) =>
    field === 'contactGroups'
      ? contactGroups.length > 0 || conditions.contactGroups.length > 0
      : field !== 'returnOrigins' || conditions.serviceTypes.includes('return') || conditions.returnOrigins.length > 0;
  return (
    <div className="ck-conditions">
      {CONDITION_FIELDS.filter(asked).map((field) => (
        <label key={field}>
          <span>{t(`admin.condition.${field}`)}</span>
          <Select
            mode="multiple"
            aria-label={t(`admin.condition.${field}`)}
            placeholder={t('admin.sheet.any')}
            value={conditions[field] as (string | number)[]}
            data-testid={`policy-${field}`}
            options={of(field).map((option) => ({ value: option, label: value(field, option) }))}
            optionFilterProp="label"
            onChange={(chosen) => onChange({ ...conditions, [field]: chosen })}
          />
        </label>
      ))}
    </div>
  );
}
