import { useTranslation } from 'react-i18next';
import { Button } from '../ui';
import styles from './cards.module.css';
import { InBoth } from './InBoth';
import { type Grade, newGrade, type Problem } from './template-draft';
import { Numeral } from './TemplateNumbers';

interface Props {
  grades: readonly Grade[];
  problem: Problem | null;
  onChange(grades: Grade[]): void;
}

/** Bands of the score, each open below and closed above: 95 < A ≤ 100 (DOMAIN section 3). */
export function GradeBands({ grades, problem, onChange }: Props) {
  const { t } = useTranslation('cards');
  const change = (at: number, part: Partial<Grade>) =>
    onChange(grades.map((grade, i) => (i === at ? { ...grade, ...part } : grade)));
  const wrongAt = problem?.code === 'card_grades_wrong' ? problem.detail.at : undefined;
  return (
    <section className={styles.grades}>
      <p className={styles.dim}>{t('grades_hint')}</p>
      <ul>
        {grades.map((grade, i) => (
          <Band
            key={i}
            grade={grade}
            alone={grades.length === 1}
            wrongAt={wrongAt}
            onChange={(part) => change(i, part)}
            onRemove={() => onChange(grades.filter((_, at) => at !== i))}
          />
        ))}
      </ul>
      <Button
        disabled={grades.length >= 12}
        data-testid="grade-add"
        onClick={() => onChange([...grades, newGrade(grades)])}
      >
        {t('add_grade')}
      </Button>
    </section>
  );
}

interface BandProps {
  grade: Grade;
  alone: boolean;
  wrongAt: number | undefined;
  onChange(part: Partial<Grade>): void;
  onRemove(): void;
}

function Band({ grade, alone, wrongAt, onChange, onRemove }: BandProps) {
  const { t } = useTranslation('cards');
  const { above, upTo, name, k } = grade;
  return (
    <li data-testid={`grade-${upTo}`}>
      <span className={styles.numbers}>
        <Numeral label="" value={above} invalid={above === wrongAt} onChange={(value) => onChange({ above: value })} />
        <span>&lt; A ≤</span>
        <Numeral label="" value={upTo} invalid={upTo === wrongAt} onChange={(value) => onChange({ upTo: value })} />
        <Numeral label="K" value={k} invalid={!(k >= 0)} onChange={(value) => onChange({ k: value })} />
        <Proposed checked={grade.kProposed} onChange={(kProposed) => onChange({ kProposed })} />
      </span>
      <InBoth label={t('grade')} longest={40} value={name} onChange={(words) => onChange({ name: words })} />
      <Proposed checked={grade.nameProposed} onChange={(nameProposed) => onChange({ nameProposed })} />
      <Button disabled={alone} onClick={onRemove}>
        {t('remove')}
      </Button>
    </li>
  );
}

function Proposed({ checked, onChange }: { checked: boolean; onChange(checked: boolean): void }) {
  const { t } = useTranslation('cards');
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {t('proposal')}
    </label>
  );
}
