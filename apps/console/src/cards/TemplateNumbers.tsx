import { useTranslation } from 'react-i18next';
import styles from './cards.module.css';
import { isInYuan, type Problem, type TemplateLine } from './template-draft';

const PARAMETERS = [
  'threshold',
  'cap',
  'step',
  'loss',
  'points',
  'perMille',
  'bonus',
  'base',
  'floor',
  'amount',
] as const;

interface Props {
  line: TemplateLine;
  problem: Problem | null;
  onChange(change: Partial<TemplateLine>): void;
}

/** The numbers of a line: its weight, the parameters of its formula, and a target of its own. */
export function TemplateNumbers({ line, problem, onChange }: Props) {
  const { t } = useTranslation('cards');
  const { formula, target } = line;
  const numbers = formula as unknown as Record<string, number | null | undefined>;
  const ofViolations = formula.type === 'per_event' && line.source.kind === 'violations';
  return (
    <span className={styles.numbers}>
      {!isInYuan(line) && (
        <Numeral
          label={t('columns.weight')}
          value={line.weight}
          invalid={problem?.detail.why === 'weight'}
          onChange={(weight) => onChange({ weight })}
        />
      )}
      {ofViolations && <PointsOfTheDay line={line} onChange={onChange} />}
      {PARAMETERS.flatMap((name) => {
        const value = numbers[name];
        if (value === undefined || value === null) return [];
        const changed = (number: number) =>
          onChange({ formula: { ...formula, [name]: number } as TemplateLine['formula'] });
        const invalid = problem?.detail.field === name;
        return [
          <Numeral key={name} label={t(`parameters.${name}`)} value={value} invalid={invalid} onChange={changed} />,
        ];
      })}
      {target.kind === 'fixed' && (
        <Numeral
          label={t('target')}
          value={target.value}
          invalid={problem?.code === 'card_target_zero'}
          onChange={(value) => onChange({ target: { ...target, value } })}
        />
      )}
    </span>
  );
}

/** Each violation at the points of its own day, or all at one loss of the template (DOMAIN W2, law 8). */
function PointsOfTheDay({ line, onChange }: Pick<Props, 'line' | 'onChange'>) {
  const { t } = useTranslation('cards');
  const { formula } = line;
  if (formula.type !== 'per_event') return null;
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={formula.loss === null}
        onChange={({ target }) => onChange({ formula: { ...formula, loss: target.checked ? null : 0.5 } })}
      />
      {t('points_of_day')}
    </label>
  );
}

interface NumeralProps {
  label: string;
  value: number;
  invalid?: boolean;
  onChange(value: number): void;
}

export function Numeral({ label, value, invalid, onChange }: NumeralProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        step="any"
        aria-invalid={invalid || undefined}
        value={Number.isNaN(value) ? '' : value}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </label>
  );
}
