import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskBoard, DeskBoardRow, PromiseView } from '#contract';
import { useAgent, useBootstrap } from '../app/session';
import { wallClock } from '../records/zone-time';
import { ErrorState, LoadingShape, WindowBar } from '../ui';
import styles from './board.module.css';
import { useDeskBoard } from './use-morning';

/** The board that hangs in the information room (DOMAIN B12), from what is written down anyway. */
export function BoardTab() {
  const board = useDeskBoard();
  if (board.error && !board.data) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <LoadingShape />;
  const { repair, visits, special, parts, people, zone } = board.data;
  return (
    <div className={styles.board}>
      <Tickets name="repair" {...repair} />
      <Column name="visits" total={visits.total} shown={visits.rows.length}>
        {visits.rows.map((visit) => (
          <Visit key={visit.id} visit={visit} zone={zone} />
        ))}
      </Column>
      <Tickets name="special" {...special} />
      <Tickets name="parts" {...parts} />
      <People people={people} />
    </div>
  );
}

type Name = 'repair' | 'visits' | 'special' | 'parts' | 'people';

function Column({ name, total, shown, children }: { name: Name; total: number; shown: number; children: ReactNode }) {
  const { t } = useTranslation('morning');
  return (
    <section className={styles.column} aria-label={t(`board.${name}`)} data-testid={`board-${name}`} data-name={name}>
      <h2>
        {t(`board.${name}`)} <b>{total}</b>
      </h2>
      {total === 0 && <p className={styles.none}>{t(`board.empty.${name}`)}</p>}
      <ul>{children}</ul>
      {name !== 'people' && total > shown && <p className={styles.none}>{t('board.more', { n: total - shown })}</p>}
    </section>
  );
}

function Tickets({ name, total, rows }: { name: 'repair' | 'special' | 'parts'; total: number; rows: DeskBoardRow[] }) {
  return (
    <Column name={name} total={total} shown={rows.length}>
      {rows.map((row) => (
        <Slip key={row.row.id} slip={row} />
      ))}
    </Column>
  );
}

/** One ticket as a slip of paper: who, what is noted of it, who has it, and its clock while the contact waits. */
function Slip({ slip: { row, note, mark }, holderToo = true }: { slip: DeskBoardRow; holderToo?: boolean }) {
  const { t } = useTranslation('morning');
  const holder = useAgent(row.holderId);
  return (
    <li className={styles.slip}>
      <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(row.number) }}>
        <b>{row.contactName}</b>
        <small>#{row.number}</small>
      </Link>
      <p>{note || row.subject || row.lastMessage?.preview}</p>
      {mark && (
        <p className={styles.mark} data-mark={mark} data-testid="part-mark">
          {t(`board.marks.${mark}`)}
        </p>
      )}
      <footer>
        {holderToo && <span>{holder?.name ?? t('nobody')}</span>}
        {row.window && <WindowBar clock={row.window} figureOnly />}
      </footer>
    </li>
  );
}

function Visit({ visit, zone }: { visit: PromiseView; zone: string }) {
  const { t } = useTranslation(['morning', 'promises']);
  const agent = useAgent(visit.resourceAgentId);
  const [from, to] = [visit.from, visit.to].map((at) => wallClock(zone, new Date(at)).slice(11));
  return (
    <li className={styles.slip}>
      <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(visit.ticketNumber) }}>
        <b>
          {from}–{to} {visit.contactName}
        </b>
        <small>#{visit.ticketNumber}</small>
      </Link>
      <p>{visit.remark || t(`promises:kinds.${visit.kind}`)}</p>
      <footer>
        <span>{agent?.name ?? visit.resource ?? t('board.without')}</span>
      </footer>
    </li>
  );
}

function People({ people }: { people: DeskBoard['people'] }) {
  const total = people.reduce((sum, person) => sum + person.total, 0);
  return (
    <Column name="people" total={total} shown={total}>
      {people.map((person) => (
        <Person key={person.agentId ?? ''} person={person} />
      ))}
    </Column>
  );
}

function Person({ person: { agentId, total, rows } }: { person: DeskBoard['people'][number] }) {
  const { t } = useTranslation('morning');
  const { agents } = useBootstrap();
  const name = agents.find(({ id }) => id === agentId)?.name ?? t('board.in_queue');
  return (
    <li className={styles.person}>
      <h3>
        {name} <b>{total}</b>
      </h3>
      <ul>
        {rows.map((row) => (
          <Slip key={row.row.id} slip={row} holderToo={false} />
        ))}
      </ul>
      {total > rows.length && <p className={styles.none}>{t('board.more', { n: total - rows.length })}</p>}
    </li>
  );
}
