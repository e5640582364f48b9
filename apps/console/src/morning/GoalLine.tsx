import { useTranslation } from 'react-i18next';
import styles from './goal-line.module.css';

/** Where the desk began, where it is and where it wants to be, in per cent of records that lack nothing (DOMAIN V20). */
export function GoalLine({ began, goal, value }: { began: number; goal: number; value: number }) {
  const { t } = useTranslation('morning');
  const at = (percent: number) => ({ left: `${percent}%` });
  return (
    <figure className={styles.goal} aria-label={t('quality.line', { value, goal })} data-testid="goal-line">
      <figcaption>
        <b>{value} %</b> {t('quality.of_goal', { goal })}
      </figcaption>
      <div className={styles.line}>
        <i style={{ width: `${value}%` }} />
        <u style={at(began)} title={t('quality.began', { n: began })}>
          <span>{t('quality.began', { n: began })}</span>
        </u>
        <u style={at(goal)} data-goal title={t('quality.goal', { n: goal })}>
          <span>{t('quality.goal', { n: goal })}</span>
        </u>
      </div>
    </figure>
  );
}
