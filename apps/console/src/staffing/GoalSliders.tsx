import { useTranslation } from 'react-i18next';
import type { StaffingGoals } from '#domain';
import styles from './staffing.module.css';

interface Slider {
  key: keyof StaffingGoals;
  min: number;
  max: number;
  step: number;
  /** What one step of the slider is in the goal's own unit. */
  unit: number;
}

const SLIDERS: readonly Slider[] = [
  { key: 'share', min: 50, max: 99, step: 1, unit: 0.01 },
  { key: 'concurrency', min: 1, max: 8, step: 1, unit: 1 },
  { key: 'shrinkage', min: 0, max: 50, step: 1, unit: 0.01 },
  { key: 'chatSeconds', min: 1, max: 15, step: 0.5, unit: 60 },
  { key: 'mailSeconds', min: 1, max: 30, step: 0.5, unit: 60 },
];

/** What is to be reached and how people work: the table follows while they move. */
export function GoalSliders({ goals, onChange }: { goals: StaffingGoals; onChange(goals: StaffingGoals): void }) {
  const { t } = useTranslation('staffing');
  return (
    <div className={styles.sliders}>
      {SLIDERS.map(({ key, unit, ...range }) => {
        const value = Math.round((goals[key] / unit) * 10) / 10;
        return (
          <label key={key}>
            <span>
              {t(`goals.${key}`)} <b>{t(`goal_values.${key}`, { value })}</b>
            </span>
            <input
              type="range"
              {...range}
              value={value}
              data-testid={`goal-${key}`}
              onChange={({ target }) => onChange({ ...goals, [key]: Number(target.value) * unit })}
            />
          </label>
        );
      })}
    </div>
  );
}
