import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseDay } from '#contract';
import { useBootstrap } from '../app/session';
import { SideSheet } from '../records/SideSheet';
import { TicketLink } from '../records/TicketLink';
import lists from '../records/lists.module.css';
import { addDays, dayIn } from '../records/zone-time';
import { Button, DayField, EmptyState, ErrorState, LoadingShape, PageHeader, useHotkeys, useNow } from '../ui';
import { columnsOf } from './day-columns';
import { DayBoard } from './DayBoard';
import { DayList } from './DayList';
import { usePromiseDay } from './promise-cache';
import { PromiseRow } from './PromiseRow';
import { stateAt } from './promise-pages';
import styles from './promises.module.css';
import { useNarrow } from './use-narrow';

/** The board of appointments: tomorrow's, to be filled before the desk closes (DOMAIN S0), and any other day's. */
export function PromisesPage() {
  const { t } = useTranslation(['promises', 'records']);
  const { zone } = useBootstrap().company;
  const today = dayIn(zone, new Date(useNow()));
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? addDays(today, 1);
  const board = usePromiseDay(day);
  const to = (by: number) => setChosen(addDays(day, by));
  useHotkeys({ '[': () => to(-1), ']': () => to(1) });
  return (
    <main className={lists.page}>
      <PageHeader title={t('board.title')}>{board.data && <Totals board={board.data} />}</PageHeader>
      <div className={lists.filters}>
        <Button look="icon" aria-label={t('board.before')} title={`${t('board.before')}  [`} onClick={() => to(-1)}>
          <ChevronLeft size={16} aria-hidden />
        </Button>
        {(['today', 'tomorrow', 'after_tomorrow'] as const).map((name, i) => (
          <Button
            key={name}
            aria-pressed={day === addDays(today, i)}
            className={styles.day}
            onClick={() => setChosen(addDays(today, i))}
          >
            {t(`days.${name}`)}
          </Button>
        ))}
        <DayField label={t('date')} value={day} testId="board-day" onChange={setChosen} />
        <Button look="icon" aria-label={t('board.after')} title={`${t('board.after')}  ]`} onClick={() => to(1)}>
          <ChevronRight size={16} aria-hidden />
        </Button>
      </div>
      {board.isPending && <LoadingShape />}
      {board.error && !board.data && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && <Day key={day} board={board.data} />}
    </main>
  );
}

function Day({ board }: { board: PromiseDay }) {
  const { t } = useTranslation('promises');
  const { agents } = useBootstrap();
  const narrow = useNarrow();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = board.rows.find(({ id }) => id === openId);
  const name = (id: string) => agents.find((agent) => agent.id === id)?.name ?? '';
  const columns = columnsOf(board, name, useNow());
  if (columns.length === 0) return <EmptyState title={t('board.empty')} hint={t('board.empty_hint')} />;
  const props = { board, columns, onOpen: setOpenId };
  return (
    <>
      {narrow ? <DayList {...props} /> : <DayBoard {...props} />}
      {open && (
        <SideSheet title={open.contactName} onClose={() => setOpenId(null)} testId="promise-open">
          <p className={styles.about}>
            <TicketLink number={open.ticketNumber} />
          </p>
          <PromiseRow key={open.id} promise={open} unfolded />
        </SideSheet>
      )}
    </>
  );
}

/** What the day holds, and what is still without anybody to do it. */
function Totals({ board }: { board: PromiseDay }) {
  const { t } = useTranslation('promises');
  const now = useNow();
  const rows = board.rows.filter(({ cancelledAt }) => cancelledAt === null);
  const states = rows.map((promise) => stateAt(promise, now));
  const breached = rows.filter((row, i) => states[i] === 'breached' || (row.breachedAt && !row.liftedAt)).length;
  const nobody = rows.filter(({ resource, resourceAgentId }) => resource === null && resourceAgentId === null).length;
  const kept = states.filter((state) => state === 'kept').length;
  return (
    <p className={styles.totals} data-testid="board-totals">
      <span>{t('board.promised', { count: rows.length })}</span>
      {kept > 0 && <span data-state="kept">{t('board.kept', { count: kept })}</span>}
      {breached > 0 && <span data-state="breached">{t('board.breached', { count: breached })}</span>}
      {nobody > 0 && <b>{t('board.nobody', { count: nobody })}</b>}
    </p>
  );
}
