import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract';
import { Button, EmptyState } from '../ui';
import type { Strip } from './board-state';
import styles from './board.module.css';
import { ListBar } from './ListBar';
import { StripActs, type LeadAct } from './StripActs';
import { StripRow } from './StripRow';
import { useLedGroups } from './use-rules';
import { chosenStrips, WHOLE } from './waiting-list';
import watch from './watch.module.css';

const LeadDialogs = lazy(() => import('./LeadDialogs'));

const STRIP_PX = 45;
/** Two lines a strip where the window is narrow, as in the stylesheet. */
const NARROW_STRIP_PX = 64;
const NARROW = window.matchMedia('(max-width: 900px)');

/** Waiting contacts, soonest due or longest waiting on top; only the strips in sight are drawn. */
export function StripList({ strips: all, now }: { strips: readonly Strip[]; now: number }) {
  const { t } = useTranslation(['board', 'watch']);
  const [choice, setChoice] = useState(WHOLE);
  const strips = useMemo(() => chosenStrips(all, choice), [all, choice]);
  const acting = useBoardActs();
  const box = useRef<HTMLDivElement>(null);
  const stripPx = useStripPx();
  const rows = useVirtualizer({
    count: strips.length,
    getScrollElement: () => box.current,
    estimateSize: () => stripPx,
    getItemKey: (index) => strips[index]!.row.id,
    overscan: 8,
  });
  // The virtualizer keeps the sizes it has once asked for.
  useEffect(() => rows.measure(), [rows, stripPx]);
  const { focused, onKeyDown, open } = useStripKeys(strips, (index) => rows.scrollToIndex(index));
  return (
    <section className={styles.strips} aria-label={t('strips.title')}>
      <ListBar strips={all} shown={strips.length} choice={choice} onChoice={setChoice} />
      <div
        ref={box}
        className={styles.scroll}
        role="list"
        tabIndex={0}
        aria-label={t('strips.title')}
        onKeyDown={onKeyDown}
      >
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map(({ index, key, start }) => (
            <div
              key={key}
              className={`${styles.at} ${watch.place}`}
              style={{ transform: `translateY(${start}px)` }}
              role="listitem"
            >
              <StripRow
                strip={strips[index]!}
                focused={index === focused}
                waitedAt={choice.order === 'age' ? now : undefined}
                onOpen={open}
              />
              {acting.mayOn(strips[index]!.row) && <StripActs row={strips[index]!.row} onAct={acting.begin} />}
            </div>
          ))}
        </div>
      </div>
      {strips.length === 0 && all.length === 0 && (
        <EmptyState title={t('strips.empty')} hint={t('strips.empty_hint')} />
      )}
      {strips.length === 0 && all.length > 0 && (
        <EmptyState
          title={t('watch:list.nothing')}
          action={<Button onClick={() => setChoice(WHOLE)}>{t('watch:list.all')}</Button>}
        />
      )}
      {acting.dialog}
    </section>
  );
}

/** Acts of a team lead on one ticket, each with its dialog. */
function useBoardActs() {
  const { leads } = useLedGroups();
  const [chosen, setChosen] = useState<{ act: LeadAct; row: TicketRow } | null>(null);
  const begin = useCallback((act: LeadAct, row: TicketRow) => setChosen({ act, row }), []);
  return {
    mayOn: ({ teamId }: TicketRow) => leads(teamId),
    begin,
    dialog: chosen && (
      <Suspense>
        <LeadDialogs act={chosen.act} row={chosen.row} onClose={() => setChosen(null)} />
      </Suspense>
    ),
  };
}

function useStripPx(): number {
  const narrow = useSyncExternalStore(onNarrow, () => NARROW.matches);
  return narrow ? NARROW_STRIP_PX : STRIP_PX;
}

function onNarrow(listener: () => void): () => void {
  NARROW.addEventListener('change', listener);
  return () => NARROW.removeEventListener('change', listener);
}

function useStripKeys(strips: readonly Strip[], show: (index: number) => void) {
  const navigate = useNavigate();
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const open = useCallback(
    (number: number) => void navigate({ to: '/desk/$ticketNumber', params: { ticketNumber: String(number) } }),
    [navigate],
  );
  const focused = strips.findIndex(({ row }) => row.id === focusedId);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
    const step = steps[event.key];
    if (event.key === 'Enter' && focused >= 0) open(strips[focused]!.row.number);
    if (step === undefined || strips.length === 0) return;
    event.preventDefault();
    const next = Math.min(strips.length - 1, Math.max(0, focused + step));
    setFocusedId(strips[next]!.row.id);
    show(next);
  };
  return { focused, onKeyDown, open };
}
