import { useTranslation } from 'react-i18next';
import { conductRule, violationState } from '#contract';
import { useBootstrap } from '../app/session';
import { Choice, Switch } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import styles from './conduct.module.css';
import { type Filter, useWaiting } from './use-conduct';

export type List = 'proposed' | 'appealed' | 'own' | 'all';

interface Props {
  list: List;
  judge: boolean;
  filter: Filter;
  onList(list: List): void;
  onFilter(filter: Filter): void;
}

export function ConductFilters({ list, judge, filter, onList, onFilter }: Props) {
  const { t } = useTranslation(['conduct', 'common']);
  const { agents } = useBootstrap();
  const { data: waiting } = useWaiting();
  const lists: List[] = judge ? ['proposed', 'appealed', 'all', 'own'] : ['own'];
  const counts: Partial<Record<List, number>> = { ...waiting };
  const options = lists.map((value) => ({
    value,
    label: counts[value] ? `${t(`lists.${value}`)} ${counts[value]}` : t(`lists.${value}`),
  }));
  const rules = conductRule.options.map((value) => ({ value, label: t(`common:conduct_rules.${value}`) }));
  const states = violationState.options.map((value) => ({ value, label: t(`states.${value}`) }));
  const people = agents.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  const set = (field: 'rule' | 'agentId' | 'state') => (value: string) =>
    onFilter({ ...filter, [field]: value || undefined });
  return (
    <div className={styles.filters}>
      {judge && <Switch label={t('list')} options={options} value={list} onChange={onList} />}
      <Choice<string>
        label={t('filters.rule')}
        value={filter.rule ?? ''}
        options={[{ value: '', label: t('filters.every_rule') }, ...rules]}
        onChange={set('rule')}
      />
      {judge && list !== 'own' && (
        <Choice
          label={t('filters.agent')}
          value={filter.agentId ?? ''}
          options={[{ value: '', label: t('filters.everyone') }, ...people]}
          onChange={set('agentId')}
        />
      )}
      {(list === 'all' || list === 'own') && (
        <Choice<string>
          label={t('filters.state')}
          value={filter.state ?? ''}
          options={[{ value: '', label: t('filters.every_state') }, ...states]}
          onChange={set('state')}
        />
      )}
      {Object.values(filter).some(Boolean) && <SmallButton label={t('filters.clear')} onClick={() => onFilter({})} />}
    </div>
  );
}
