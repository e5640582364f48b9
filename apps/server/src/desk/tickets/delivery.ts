export interface DueDelivery {
  id: string;
  messageId: string;
  ticketId: string;
  inboxId: string;
  /** Its channel, or `chat_email` for a chat that goes on by mail. */
  kind: string;
  attempts: number;
  startedAt: Date;
}

export type DeliveryEnd =
  | { state: 'sent'; platformId: string | null }
  | { state: 'failed' | 'unknown'; error: string }
  | { state: 'queued'; error: string; dueAt: Date }
  | { state: 'not_needed' };
