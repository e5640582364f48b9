import { Link } from '@tanstack/react-router';
import styles from './lists.module.css';

export function TicketLink({ number }: { number: number | null }) {
  if (number === null) return <span className={styles.ticket} />;
  return (
    <Link className={styles.ticket} to="/desk/$ticketNumber" params={{ ticketNumber: String(number) }}>
      #{number}
    </Link>
  );
}
