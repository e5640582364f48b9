import { useSyncExternalStore } from 'react';

export interface RecipientsDraft {
  to: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
  quote: boolean;
}
export type RecipientsLine = 'to' | 'cc' | 'bcc';

/** Recipients an agent changed, each under its own ticket; a ticket without any goes by what the desk proposes. */
class RecipientsStore {
  private drafts = new Map<string, RecipientsDraft>();
  private readonly listening = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listening.add(listener);
    return () => void this.listening.delete(listener);
  };

  get(ticketId: string): RecipientsDraft | undefined {
    return this.drafts.get(ticketId);
  }

  set(ticketId: string, draft: RecipientsDraft): void {
    this.change(new Map(this.drafts).set(ticketId, draft));
  }

  /** What was chosen is sent; the next answer starts from what the desk proposes. */
  clear(ticketId: string): void {
    if (!this.drafts.has(ticketId)) return;
    const next = new Map(this.drafts);
    next.delete(ticketId);
    this.change(next);
  }

  private change(next: Map<string, RecipientsDraft>): void {
    this.drafts = next;
    this.listening.forEach((listener) => listener());
  }
}

export const recipientsStore = new RecipientsStore();

export const useRecipientsDraft = (ticketId: string): RecipientsDraft | undefined =>
  useSyncExternalStore(recipientsStore.subscribe, () => recipientsStore.get(ticketId));
