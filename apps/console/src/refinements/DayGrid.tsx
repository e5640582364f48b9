import { Check, ChevronLeft, ChevronRight, CircleDashed, Minus, Star, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RefinementBoard } from '#contract';
import { Button } from '../ui';
import { dayLabel } from './days';
import styles from './refinements.module.css';

type State = RefinementBoard['agents'][number]['days'][number];
const SIGNS = { nothing: Minus, due: CircleDashed, missing: TriangleAlert, written: Check, scored: Star } as const;

interface Props {
  board: RefinementBoard;
  /** No later week has anything. */
  newest: boolean;
  onMove(by: number): void;
  onDay(day: string): void;
}

/** Who wrote on which day; what is missing stands out, and says so in words too. */
export function DayGrid({ board, newest, onMove, onDay }: Props) {
  const { t, i18n } = useTranslation('refinements');
  return (
    <section className={styles.board} aria-label={t('board')}>
      <header>
        <h2>{t('board')}</h2>
        <Button look="icon" aria-label={t('before')} onClick={() => onMove(-1)}>
          <ChevronLeft size={15} aria-hidden />
        </Button>
        <Button look="icon" aria-label={t('after')} disabled={newest} onClick={() => onMove(1)}>
          <ChevronRight size={15} aria-hidden />
        </Button>
      </header>
      {board.agents.length > 0 && (
        <div className={styles.wide}>
          <table data-testid="refinement-board">
            <thead>
              <tr>
                <td />
                {board.days.map((day) => (
                  <th key={day} scope="col">
                    <button type="button" disabled={day >= board.today} onClick={() => onDay(day)}>
                      {dayLabel(day, i18n.language)}
                    </button>
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {board.agents.map(({ agentId, agentName, days, missing }) => (
                <tr key={agentId}>
                  <th scope="row">{agentName}</th>
                  {days.map((state, index) => (
                    <Cell key={board.days[index]} state={state} />
                  ))}
                  <td>{missing > 0 && <b className={styles.missing}>{t('missing', { n: missing })}</b>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Cell({ state }: { state: State }) {
  const { t } = useTranslation('refinements');
  const Sign = SIGNS[state];
  return (
    <td data-state={state} title={t(`states.${state}`)}>
      <Sign size={14} aria-label={t(`states.${state}`)} />
    </td>
  );
}
