import { useTranslation } from 'react-i18next';
import type { DayEnd, DayInbox, DayOutcome, DayPart } from '#contract';
import { ChannelIcon } from '../ui';
import styles from './day.module.css';
import { isLeft, OUTCOMES } from './outcomes';
import type { DayCell } from './use-morning';

const PARTS = ['message', 'duplicate', 'nothing', 'quarantine', 'dismissed', 'unread', 'lost', 'unreceived'] as const;
/** What balances although nobody is glad of it, and what does not balance. */
const TONES: Partial<Record<DayPart, string>> = {
  ...{ quarantine: 'left', unread: 'left', lost: 'wrong', unreceived: 'wrong' },
};

function toneOf(part?: DayPart, outcome?: DayOutcome): string | undefined {
  return outcome && isLeft(outcome) ? 'left' : part && TONES[part];
}

interface Props {
  end: DayEnd;
  selected: DayCell | null;
  onSelect: (cell: DayCell) => void;
}

/** Two tables: what came in and what became of it, then how the day's tickets stand. Every number opens its rows. */
export function DayTable({ end, ...cells }: Props) {
  const { t } = useTranslation('morning');
  const rows = end.inboxes;
  if (rows.every(({ received, tickets, unreceived }) => received + tickets + unreceived === 0))
    return <p className={styles.none}>{t('day.none')}</p>;
  return (
    <>
      <h2 className={styles.title}>{t('day.side_in')}</h2>
      <div className={styles.box}>
        <table className={styles.table} data-testid="day-inputs">
          <thead>
            <tr>
              <th>{t('day.inbox')}</th>
              <th>{t('day.received')}</th>
              {PARTS.map((part) => (
                <th
                  key={part}
                  title={
                    part === 'nothing' || part === 'lost' || part === 'unreceived' ? t(`part_hint.${part}`) : undefined
                  }
                >
                  {t(`part.${part}`)}
                </th>
              ))}
              <th>{t('day.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((inbox) => (
              <InputRow key={inbox.inboxId} inbox={inbox} {...cells} />
            ))}
          </tbody>
          <InputTotals rows={rows} />
        </table>
      </div>
      <h2 className={styles.title}>{t('day.side_tickets')}</h2>
      <div className={styles.box}>
        <table className={styles.table} data-testid="day-tickets">
          <thead>
            <tr>
              <th>{t('day.inbox')}</th>
              <th>{t('day.tickets')}</th>
              {OUTCOMES.map((outcome) => (
                <th key={outcome}>{t(`outcome.${outcome}`)}</th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((inbox) => (
              <TicketsRow key={inbox.inboxId} inbox={inbox} {...cells} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

type RowProps = Omit<Props, 'end'> & { inbox: DayInbox };

function InputRow({ inbox, ...cells }: RowProps) {
  return (
    <tr data-testid={`day-${inbox.inboxId}`}>
      <InboxName inbox={inbox} />
      <td>{inbox.received}</td>
      {PARTS.map((part) => (
        <Count
          key={part}
          {...cells}
          inbox={inbox}
          part={part}
          n={part === 'unreceived' ? inbox.unreceived : inbox.fates[part]}
        />
      ))}
      <Difference n={inbox.difference} />
    </tr>
  );
}

function TicketsRow({ inbox, ...cells }: RowProps) {
  const { t } = useTranslation('morning');
  return (
    <tr>
      <InboxName inbox={inbox} />
      <Count {...cells} inbox={inbox} n={inbox.tickets} />
      {OUTCOMES.map((outcome) => (
        <Count key={outcome} {...cells} inbox={inbox} outcome={outcome} n={inbox.outcomes[outcome]} />
      ))}
      <td className={styles.dim}>{inbox.opened > 0 && t('day.opened', { n: inbox.opened })}</td>
    </tr>
  );
}

function InboxName({ inbox: { name, channel } }: { inbox: DayInbox }) {
  return (
    <th scope="row">
      <ChannelIcon channel={channel} size={14} /> {name}
    </th>
  );
}

function Count({
  inbox,
  n,
  part,
  outcome,
  selected,
  onSelect,
}: RowProps & { n: number; part?: DayPart; outcome?: DayOutcome }) {
  const { inboxId, name: inboxName } = inbox;
  const own = selected?.inboxId === inboxId && selected.part === part && selected.outcome === outcome;
  const tone = n > 0 ? toneOf(part, outcome) : undefined;
  return (
    <td data-tone={tone}>
      {n === 0 ? (
        <span className={styles.dim}>0</span>
      ) : (
        <button
          type="button"
          aria-pressed={own}
          data-testid={`day-${part ?? outcome ?? 'tickets'}`}
          onClick={() => onSelect({ inboxId, inboxName, part, outcome })}
        >
          {n}
        </button>
      )}
    </td>
  );
}

function Difference({ n }: { n: number }) {
  const { t } = useTranslation('morning');
  return (
    <td data-tone={n > 0 ? 'wrong' : undefined} data-testid="day-difference">
      {n > 0 ? <b>{n}</b> : <span className={styles.dim}>{t('day.balanced')}</span>}
    </td>
  );
}

function InputTotals({ rows }: { rows: DayInbox[] }) {
  const { t } = useTranslation('morning');
  const sum = (of: (inbox: DayInbox) => number) => rows.reduce((total, inbox) => total + of(inbox), 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('day.total')}</th>
        <td>{sum(({ received }) => received)}</td>
        {PARTS.map((part) => (
          <td key={part}>{sum(({ fates, unreceived }) => (part === 'unreceived' ? unreceived : fates[part]))}</td>
        ))}
        <Difference n={sum(({ difference }) => difference)} />
      </tr>
    </tfoot>
  );
}
