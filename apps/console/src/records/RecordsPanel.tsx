import { CallSection } from './CallSection';
import { CallbackSection } from './CallbackSection';
import { LeadSection } from './LeadSection';
import { useRecordEvents } from './record-cache';
import styles from './records.module.css';

/** Calls, callbacks and leads of one contact, beside the conversation. */
export function RecordsPanel({ contactId, ticketId = null }: { contactId: string; ticketId?: string | null }) {
  useRecordEvents();
  const subject = { contactId, ticketId };
  return (
    <div className={styles.panel} key={contactId}>
      <CallSection subject={subject} />
      <CallbackSection subject={subject} />
      <LeadSection subject={subject} />
    </div>
  );
}
