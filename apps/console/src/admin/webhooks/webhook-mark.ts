import type { Webhook } from '#contract';

export type WebhookMark = 'quiet' | 'sending' | 'taken' | 'failing' | 'off' | 'gone' | 'given_up';

type Judged = Pick<Webhook, 'enabled' | 'disabledReason' | 'failingSince' | 'waiting' | 'lastSentAt'>;

/** How a webhook does, in one word. */
export function webhookMark({ enabled, disabledReason, failingSince, waiting, lastSentAt }: Judged): WebhookMark {
  if (!enabled) return disabledReason === 'gone' ? 'gone' : disabledReason === 'failing' ? 'given_up' : 'off';
  if (failingSince) return 'failing';
  if (waiting > 0) return 'sending';
  return lastSentAt ? 'taken' : 'quiet';
}
