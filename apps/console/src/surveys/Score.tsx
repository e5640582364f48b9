import { Angry, Frown, Laugh, Meh, Smile } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './surveys.module.css';

const FACES = { 5: Laugh, 4: Smile, 3: Meh, 2: Frown, 1: Angry } as const;
export type ScoreOf = keyof typeof FACES;

/** A score by its face and its word; never by colour alone. */
export function Score({ score }: { score: number }) {
  const { t } = useTranslation('surveys');
  const Face = FACES[score as ScoreOf];
  return (
    <span className={styles.score} data-bad={score <= 2 || undefined} data-testid="survey-score">
      <Face size={16} aria-hidden /> {t(`scores.${score as ScoreOf}`)}
    </span>
  );
}
