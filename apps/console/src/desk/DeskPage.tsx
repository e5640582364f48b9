import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow, TicketViewName } from '#contract';
import { useCommands } from '../app/commands';
import { useLocalSettings } from '../app/local-settings';
import { useHotkeys } from '../ui';
import { DeskPlace } from './DeskPlace';
import { OpenTicket } from './OpenTicket';
import { QueuePane } from './queue/QueuePane';
import { TicketRowsContext, useFedTicketRows, useQueue, useTicketRows } from './queue/use-queue';
import { VIEWS } from './queue/views';
import { TicketActs } from './ticket-acts';
import { useViewerSignals } from './viewers';
import './desk.css';

/** The desk: queue, conversation, contact. */
export function DeskPage() {
  const rows = useFedTicketRows();
  useViewerSignals();
  return (
    <TicketRowsContext value={rows}>
      <Desk />
    </TicketRowsContext>
  );
}

function Desk() {
  const { ticketNumber } = useParams({ strict: false });
  const open = ticketNumber && /^\d+$/.test(ticketNumber) ? Number(ticketNumber) : null;
  const rows = useTicketRows();
  const acts = useMemo(() => new TicketActs(rows), [rows]);
  const [view, setView] = useState<TicketViewName>('mine');
  const queue = useQueue(view);
  const { queueWidth, panelOpen } = useLocalSettings();
  const { cursorId, openRow } = useCursor(queue.rows, open);
  useViewCommands(setView);
  const openId = open === null ? null : (rows.byNumber(open)?.id ?? null);
  return (
    <div
      className="dk"
      data-open={open !== null || undefined}
      data-panel={panelOpen || undefined}
      style={{ '--queue-width': `${queueWidth}px` } as CSSProperties}
    >
      <QueuePane view={view} onView={setView} queue={queue} cursorId={cursorId} openId={openId} onOpen={openRow} />
      {open === null ? <DeskPlace /> : <OpenTicket key={open} number={open} acts={acts} />}
    </div>
  );
}

/** Where the keys stand in the queue, apart from what is open: one may look ahead before opening. */
function useCursor(rows: readonly TicketRow[], open: number | null) {
  const navigate = useNavigate();
  const [moved, setMoved] = useState<{ id: string; from: number | null } | null>(null);
  const openId = rows.find(({ number }) => number === open)?.id ?? null;
  // Opening another ticket takes the cursor along.
  const cursorId = moved && moved.from === open ? moved.id : openId;
  const at = rows.findIndex(({ id }) => id === cursorId);
  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) setMoved({ id: next.id, from: open });
  };
  const openRow = (row: TicketRow) =>
    void navigate({ to: '/desk/$ticketNumber', params: { ticketNumber: String(row.number) } });
  const openCursor = () => rows[at] && openRow(rows[at]);
  useHotkeys({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    Enter: openCursor,
    Escape: open === null ? undefined : () => void navigate({ to: '/desk' }),
  });
  return { cursorId, openRow };
}

function useViewCommands(onView: (view: TicketViewName) => void): void {
  const { t } = useTranslation('desk');
  useCommands(
    VIEWS.map((view) => ({
      key: `view-${view}`,
      group: 'view',
      label: t(`views.${view}`),
      words: view,
      act: () => onView(view),
    })),
  );
}
