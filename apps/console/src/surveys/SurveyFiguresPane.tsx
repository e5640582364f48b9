import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QueryOf, SurveyFigures } from '#contract';
import { monthText } from '../conduct/month';
import { Button } from '../ui';
import type { ScoreOf } from './Score';
import styles from './surveys.module.css';
import { type SurveyFilter, useSurveyFigures } from './use-surveys';

interface Props {
  month: string;
  query: QueryOf<'surveyFigures'>;
  /** No later month has anything. */
  last: boolean;
  onMonth(by: number): void;
  onFilter(filter: SurveyFilter): void;
}

/** A month in figures, each with its sample and each opening its rows. */
export function SurveyFiguresPane({ month, query, last, onMonth, onFilter }: Props) {
  const { t, i18n } = useTranslation('surveys');
  const { data } = useSurveyFigures(query);
  return (
    <aside className={styles.counts} aria-label={t('figures.title')}>
      <header>
        <Button look="icon" aria-label={t('figures.before')} onClick={() => onMonth(-1)}>
          <ChevronLeft size={15} aria-hidden />
        </Button>
        <h2>{monthText(month, i18n.language)}</h2>
        <Button look="icon" aria-label={t('figures.after')} disabled={last} onClick={() => onMonth(1)}>
          <ChevronRight size={15} aria-hidden />
        </Button>
      </header>
      {data && <Sums data={data} onFilter={onFilter} />}
    </aside>
  );
}

function Sums({ data, onFilter }: { data: SurveyFigures; onFilter(filter: SurveyFilter): void }) {
  const { t } = useTranslation('surveys');
  const low = data.answered > 0 && (100 * data.satisfied) / data.answered < data.goalPercent;
  const scores = ([5, 4, 3, 2, 1] as ScoreOf[]).map((score) => ({
    score,
    count: data.scores.find((row) => row.score === score)?.count ?? 0,
  }));
  return (
    <>
      <section className={styles.rate} data-low={low || undefined} data-testid="survey-rate">
        <button type="button" onClick={() => onFilter({ figure: 'satisfied' })}>
          <strong>{percent(data.satisfied, data.answered)}</strong>
          <span>{t('figures.satisfied', { satisfied: data.satisfied, answered: data.answered })}</span>
          <small>{t(low ? 'figures.below' : 'figures.goal', { goal: data.goalPercent })}</small>
        </button>
        <button type="button" onClick={() => onFilter({ figure: 'asked' })}>
          <strong>{percent(data.answered, data.asked)}</strong>
          <span>{t('figures.responded', { answered: data.answered, asked: data.asked })}</span>
        </button>
      </section>
      <Numbers
        title={t('figures.scores')}
        of={data.answered}
        rows={scores.map(({ score, count }) => ({ key: String(score), label: t(`scores.${score}`), count }))}
        onPick={(score) => onFilter({ score: Number(score) })}
      />
      <Numbers
        title={t('figures.follow')}
        rows={(['bad', 'unsolved'] as const).map((key) => ({ key, label: t(`figures.${key}`), count: data[key] }))}
        onPick={(figure) => onFilter({ figure: figure as 'bad' })}
      />
      <Numbers
        title={t('figures.agents')}
        rows={data.agents.map(({ agentId, agentName, satisfied, answered }) => ({
          key: agentId ?? '',
          label: agentName ?? t('nobody'),
          text: answered ? `${percent(satisfied, answered)} · ${answered}` : '–',
          count: answered,
        }))}
        onPick={(agentId) => agentId && onFilter({ agentId, figure: 'asked' })}
      />
      <Numbers
        title={t('figures.skips')}
        rows={data.skips.map(({ reason, count }) => ({ key: reason, label: t(`skips.${reason}`), count }))}
        onPick={(skip) => onFilter({ skip: skip as SurveyFilter['skip'] })}
      />
    </>
  );
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((1000 * part) / whole) / 10}%`;

interface NumbersProps {
  title: string;
  rows: { key: string; label: string; count: number; text?: string }[];
  /** What a bar's whole length stands for. */
  of?: number;
  onPick(key: string): void;
}

function Numbers({ title, rows, of, onPick }: NumbersProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {rows.map(({ key, label, count, text }) => (
          <li key={key}>
            <button type="button" onClick={() => onPick(key)}>
              <span>{label}</span>
              <strong>{text ?? count}</strong>
              {of !== undefined && <i style={{ width: `${of ? (100 * count) / of : 0}%` }} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
