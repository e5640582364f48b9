/** What a returned mail says about the address it could not reach. */
export interface Bounce {
  status: string | null;
  /** The report tells of a delay: the server still tries. */
  delayed: boolean;
}

export type AddressTrouble = 'hard' | 'soft';

/** Permanent failures that say nothing about the address: the mail itself was not wanted (RFC 3463). */
const ABOUT_THE_MAIL = /^5\.(?:2\.[23]|3\.4|6\.\d+|7\.\d+)$/;

/**
 * Whether an address can't be reached at all (`hard`) or could not be reached this time (`soft`): a full mailbox, a server
 * that is away, a letter that was too large or taken for spam (RFC 3463). No status counts as hard: most servers that
 * give none mean that nobody is there.
 */
export function addressTrouble({ status, delayed }: Bounce): AddressTrouble {
  if (delayed || status?.startsWith('4.')) return 'soft';
  return status && ABOUT_THE_MAIL.test(status) ? 'soft' : 'hard';
}

/**
 * Who of a letter's recipients a bounce is about: the one it names when it was among them, else the only one there was.
 * A report that names a stranger is believed about nobody.
 */
export function bouncedRecipient(named: string | null, recipients: readonly string[]): string | null {
  if (named) return recipients.find((address) => address.toLowerCase() === named.toLowerCase()) ?? null;
  return recipients.length === 1 ? recipients[0]! : null;
}
