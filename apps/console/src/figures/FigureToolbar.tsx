import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { Choice, Switch } from '../records/Fields';
import { DayField } from '../ui';
import type { FiguresQuery } from './export-link';
import styles from './figures.module.css';
import { BYS } from './linked-query';
import { presetOf, presetRange, PRESETS, type Step } from './ranges';

interface Props {
  query: FiguresQuery;
  today: string;
  /** Whether rows are shown, and not charts of everybody. */
  table: boolean;
  onChange: (query: FiguresQuery) => void;
}
const STEPS = ['day', 'week', 'month'] as const satisfies Step[];

export function FigureToolbar({ query, today, table, onChange }: Props) {
  const { t } = useTranslation('figures');
  const steps = STEPS.map((value) => ({ value, label: t(`steps.${value}`) }));
  const bys = BYS.map((value) => ({ value, label: t('by_row', { by: t(`by.${value}`).toLowerCase() }) }));
  return (
    <div className={styles.toolbar}>
      <div className={styles.presets} role="group" aria-label={t('range')}>
        {PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={presetOf(query, today) === preset}
            onClick={() => onChange({ ...query, ...presetRange(preset, today) })}
          >
            {t(`presets.${preset}`)}
          </button>
        ))}
      </div>
      <span className={styles.dates}>
        <DayField
          label={t('from')}
          value={query.from}
          max={query.to}
          onChange={(from) => onChange({ ...query, from })}
        />
        –
        <DayField
          label={t('to')}
          value={query.to}
          min={query.from}
          max={today}
          onChange={(to) => onChange({ ...query, to })}
        />
      </span>
      <Switch label={t('step')} options={steps} value={query.step} onChange={(step) => onChange({ ...query, step })} />
      {table && (
        <Choice label={t('rows')} options={bys} value={query.by} onChange={(by) => onChange({ ...query, by })} />
      )}
      <TeamChoice query={query} onChange={onChange} />
    </div>
  );
}

function TeamChoice({ query, onChange }: Omit<Props, 'today' | 'table'>) {
  const { t } = useTranslation('figures');
  const { teams } = useBootstrap();
  return (
    <Choice
      label={t('team')}
      value={query.teamId ?? ''}
      options={[{ value: '', label: t('all_teams') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(teamId) => onChange({ ...query, teamId: teamId || undefined })}
    />
  );
}
