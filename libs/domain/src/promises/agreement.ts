import { DomainError } from '../errors';

export const AGREED_WITH = ['self', 'family'] as const;

/** Who agreed to a slot, and how they were reached. */
export interface Agreement {
  who: (typeof AGREED_WITH)[number];
  name: string;
  /** A channel's name; 'phone' needs the number that was called. */
  channel: string;
  number: string;
  /** The agent who spoke with them. */
  agentId: string;
  at: Date;
}

/** An agreement as it was typed. */
export type GivenAgreement = Pick<Agreement, 'channel' | 'number' | 'name'> & { who: Agreement['who'] | null };

/**
 * Who agreed to it, by what number, told to which agent at what time (DOMAIN M3). Throws `agreement_missing` that names the
 * field: who, name, or number; a promise made by phone needs a number with at least three digits.
 */
export function agreementOf(given: GivenAgreement, agentId: string, at: Date): Agreement {
  const [name, number] = [given.name.trim(), given.number.trim()];
  if (given.who === null) throw new DomainError('agreement_missing', { field: 'who' });
  if (!/[\p{L}\p{N}]/u.test(name)) throw new DomainError('agreement_missing', { field: 'name' });
  if (given.channel === 'phone' && number.replace(/\D/g, '').length < 3)
    throw new DomainError('agreement_missing', { field: 'number' });
  return { who: given.who, name, channel: given.channel, number, agentId, at };
}

/** A change without consent is no agreement (DOMAIN M3, M4): throws `consent_missing`. */
export function mustHaveConsent(consented: boolean): void {
  if (!consented) throw new DomainError('consent_missing', { field: 'consented' });
}
