import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { qualityCondition, qualityMethod, type QualityConditionName } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { Choice, Line, Switch } from '../records/Fields';
import { useAct } from '../records/use-act';
import { dayIn } from '../records/zone-time';
import { dayFrom } from '../refinements/days';
import { Button, DayField, Dialog, toast } from '../ui';
import styles from './quality.module.css';
import { useQualityAgain } from './use-quality';

interface Props {
  reviewers: { id: string; name: string }[];
  onClose(): void;
}
type Method = (typeof qualityMethod.options)[number];

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** A sample by hand; with two reviewers or more it is a calibration. */
export function DrawDialog({ reviewers, onClose }: Props) {
  const { t } = useTranslation('quality');
  const { company, teams } = useBootstrap();
  const { busy, run } = useAct();
  const again = useQualityAgain();
  const today = dayIn(company.zone, new Date());
  const [clientId] = useState(() => crypto.randomUUID());
  const [from, setFrom] = useState(dayFrom(today, -7));
  const [to, setTo] = useState(dayFrom(today, -1));
  const [method, setMethod] = useState<Method>('stratified');
  const [conditions, setConditions] = useState<QualityConditionName[]>([]);
  const [size, setSize] = useState(5);
  const [teamId, setTeamId] = useState('');
  const [seed, setSeed] = useState('');
  const [blind, setBlind] = useState<string[]>([]);
  const draw = () =>
    void run(async () => {
      const asked = { from, to, method, conditions, size, teamId: teamId || null, reviewerIds: blind };
      const body = { clientId, ...asked, ...(seed.trim() ? { seed: seed.trim() } : {}) };
      const made = await api('drawQualitySample', { body });
      toast(t('draw.done', { n: made.rows, population: made.population }));
      await again();
      onClose();
    });
  const everyTeam = [{ value: '', label: t('draw.every_team') }];
  const wrong = (method === 'condition' && conditions.length === 0) || blind.length === 1;
  return (
    <Dialog title={t('draw.title')} width={520} onClose={onClose}>
      <div className={styles.draw}>
        <label>{t('draw.span')}</label>
        <span>
          <DayField label={t('draw.from')} value={from} max={to} onChange={setFrom} /> –{' '}
          <DayField label={t('draw.to')} value={to} min={from} max={today} onChange={setTo} />
        </span>
        <label>{t('draw.team')}</label>
        <Choice
          label={t('draw.team')}
          value={teamId}
          options={[...everyTeam, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={setTeamId}
        />
        <label>{t('draw.method')}</label>
        <Switch
          label={t('draw.method')}
          value={method}
          options={qualityMethod.options.map((value) => ({ value, label: t(`methods.${value}`) }))}
          onChange={setMethod}
        />
        {method === 'condition' && (
          <Checks
            label={t('draw.conditions')}
            options={qualityCondition.options.map((value) => ({ value, label: t(`conditions.${value}`) }))}
            chosen={conditions}
            onToggle={(one) => setConditions(toggled(conditions, one))}
          />
        )}
        <label>{t(blind.length > 1 ? 'draw.size_all' : 'draw.size')}</label>
        <input
          type="number"
          min={1}
          max={50}
          aria-label={t('draw.size')}
          value={size}
          onChange={({ target }) => setSize(Number(target.value))}
        />
        <Checks
          label={t('draw.blind')}
          options={reviewers.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={blind}
          onToggle={(one) => setBlind(toggled(blind, one))}
        />
        <label>{t('seed')}</label>
        <Line label={t('draw.seed')} longest={80} value={seed} onChange={setSeed} />
      </div>
      <p className={styles.quiet}>{t('draw.hint')}</p>
      <Button look="main" disabled={busy || wrong} data-testid="quality-draw-now" onClick={draw}>
        {t('draw.now')}
      </Button>
    </Dialog>
  );
}

interface ChecksProps<V extends string> {
  label: string;
  options: { value: V; label: string }[];
  chosen: readonly V[];
  onToggle(value: V): void;
}

function Checks<V extends string>({ label, options, chosen, onToggle }: ChecksProps<V>) {
  return (
    <>
      <label>{label}</label>
      <span role="group" aria-label={label}>
        {options.map((option) => (
          <label key={option.value}>
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => onToggle(option.value)} />
            {option.label}
          </label>
        ))}
      </span>
    </>
  );
}
