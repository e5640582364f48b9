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
  /** `untried`: its turn has not come, so this was no try. */
  | { state: 'queued'; error: string; dueAt: Date; untried?: boolean }
  | { state: 'not_needed' };
