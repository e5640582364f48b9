export type DeliveryTrouble =
  | 'no_outgoing_server'
  | 'no_address'
  | 'mailbox_full'
  | 'unknown_address'
  | 'too_large'
  | 'refused_as_spam'
  | 'wrong_password'
  | 'unreachable';

// Codes of RFC 3463 first, then what servers without them say. Kept apart from each other by word edges.
const SIGNS: readonly [DeliveryTrouble, RegExp][] = [
  ['no_outgoing_server', /^no_outgoing_server$/],
  ['no_address', /^no_address$/],
  ['mailbox_full', /\b[45]\.2\.2\b|mailbox.*full|quota/i],
  ['unknown_address', /\b5\.1\.[1-3]\b|user unknown|no such (user|mailbox)|does not exist|not exist/i],
  ['too_large', /\b5\.(2\.3|3\.4)\b|too (large|big)|exceeds/i],
  ['wrong_password', /\b535\b|\b5\.7\.8\b|user name or password/i],
  ['refused_as_spam', /\b5\.7\.\d+\b|spam|blocked|blacklist/i],
  ['unreachable', /host name|refuses connections|in time|cannot be reached|TLS|stopped answering/i],
];

/** What kept a message from going out, in a word the screen can say plainly; null when only the server's own words tell. */
export function deliveryTrouble(error: string): DeliveryTrouble | null {
  return SIGNS.find(([, sign]) => sign.test(error))?.[0] ?? null;
}
