import type { Callback } from '#contract';
import { CallbackRow } from '../records/CallbackRow';
import styles from '../records/lists.module.css';
import { TicketLink } from '../records/TicketLink';

/** A callback where the contact is not known from the place: name and ticket go before it. */
export function CallbackItem({ callback }: { callback: Callback }) {
  return (
    <div className={styles.item}>
      <CallbackRow callback={callback} head={<b className={styles.contact}>{callback.contactName}</b>} />
      <TicketLink number={callback.ticketNumber} />
    </div>
  );
}
