import { useTranslation } from 'react-i18next';
import type { PolicyConditionsView, ServicePolicyView } from '#contract';
import { useBootstrap } from '../../app/session';
import { spanText } from '../../clock/clock-times';

export type ConditionField = keyof PolicyConditionsView;
export const CONDITION_FIELDS: readonly ConditionField[] = [
  'channels',
  'teams',
  'contactGroups',
  'priorities',
  'products',
  'serviceTypes',
  'returnOrigins',
  'marketTiers',
];
const TARGETS = ['first', 'next', 'resolution'] as const;

/** A policy as people say it. */
export function usePolicyWords() {
  const { t, i18n } = useTranslation(['clock', 'service', 'desk', 'common']);
  const { teams, contactGroups } = useBootstrap();
  const value = (field: ConditionField, chosen: string | number): string => {
    if (field === 'teams') return teams.find(({ id }) => id === chosen)?.name ?? '–';
    if (field === 'contactGroups') return contactGroups.find(({ id }) => id === chosen)?.name ?? '–';
    if (field === 'channels') return t(`common:channel.${chosen}`);
    if (field === 'priorities') return t(`desk:priority.${chosen}`);
    const catalogue = {
      products: 'product',
      serviceTypes: 'serviceType',
      returnOrigins: 'returnFrom',
      marketTiers: 'marketTier',
    };
    return t(`service:${catalogue[field]}.${chosen}`);
  };
  const who = (conditions: PolicyConditionsView): string => {
    const said = CONDITION_FIELDS.filter((field) => conditions[field].length > 0).map((field) =>
      t('admin.is', {
        field: t(`admin.field.${field}`),
        values: conditions[field].map((chosen) => value(field, chosen)).join(t('admin.or')),
      }),
    );
    return said.length === 0 ? t('admin.every') : said.join(t('admin.and'));
  };
  const what = ({ targets }: ServicePolicyView): string[] => [
    ...TARGETS.flatMap((kind) => {
      const target = targets[kind];
      if (!target) return [];
      const time = spanText(target.seconds, i18n.language);
      const said = `${t(`admin.target.${kind}`, { time })} (${t(`admin.hours.${target.hours}`)})`;
      if (!('pausesOn' in target) || target.pausesOn.length === 0) return [said];
      const reasons = target.pausesOn.map((reason) => t(`pause.${reason}`)).join(t('admin.or'));
      return [`${said} · ${t('admin.pauses', { reasons })}`];
    }),
    ...(targets.answer ? [t('admin.target.answer', targets.answer)] : []),
  ];
  return { value, who, what };
}
