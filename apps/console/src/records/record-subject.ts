export interface RecordSubject {
  contactId: string;
  /** New records are written down under this ticket. */
  ticketId: string | null;
}
