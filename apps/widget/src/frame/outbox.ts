import type { Unsent } from './state';

/** Refusals that trying again can't change. */
const FINAL = new Set([
  'empty_message',
  'message_too_long',
  'invalid_input',
  'client_id_reused',
  'attachment_unknown',
  'payload_too_large',
  'unsupported_media_type',
  'inbox_disabled',
  'foreign_origin',
  'forbidden',
  'not_found',
  'ticket_closed',
]);
const NEVER_ARRIVED = new Set(['network', 'timeout']);
const MOST_ATTEMPTS = 6;

export const neverArrived = (code: string): boolean => NEVER_ARRIVED.has(code);
export const isFinal = (code: string): boolean => FINAL.has(code);

/**
 * The message to send now. One at a time and in the order written, so that two lines never swap; a refused one does not hold up
 * the rest.
 */
export function nextToSend(unsent: readonly Unsent[]): Unsent | null {
  if (unsent.some((one) => one.state === 'sending')) return null;
  return unsent.find((one) => one.state !== 'refused') ?? null;
}

/** What becomes of a message whose sending ended with `code`. A line that is down is waited for without end. */
export function afterFailure(one: Unsent, code: string): 'held' | 'refused' {
  if (isFinal(code)) return 'refused';
  return neverArrived(code) || one.attempts < MOST_ATTEMPTS ? 'held' : 'refused';
}

/** Milliseconds until the next try: 1, 2, 4, 8, then every 15 seconds, or what the desk asked for. */
export function retryInMs(attempts: number, askedSeconds: number | null): number {
  return askedSeconds === null ? Math.min(15_000, 1000 * 2 ** Math.max(0, attempts - 1)) : askedSeconds * 1000;
}

/** What a reload finds again: nothing of it is known to have arrived, and its client id makes a second arrival harmless (law 3). */
export function restored(saved: string): Unsent | null {
  const one = parsed(saved);
  if (!one || typeof one.clientId !== 'string' || typeof one.text !== 'string' || !Array.isArray(one.files))
    return null;
  const files = one.files.map((file) => ({ ...file, url: null }));
  return { ...one, files, state: one.state === 'refused' ? 'refused' : 'queued', attempts: 0 };
}

function parsed(saved: string): Unsent | null {
  try {
    return JSON.parse(saved) as Unsent;
  } catch (error) {
    console.warn('Halfhour: an unsent message could not be read back.', error);
    return null;
  }
}
