import { domainOf } from './addresses';

/** What an authentication check of the receiving server said (RFC 8601), null when it said nothing. */
export interface AuthenticationVerdict {
  spf: string | null;
  dkim: string | null;
  dmarc: string | null;
}

/** What speaks for or against a mail. */
export interface SpamSigns {
  /** Lower case; null for a mail without a readable sender. */
  sender: string | null;
  subject: string | null;
  text: string;
  /** The receiving server's own filter marked it. */
  flagged: boolean;
  /** Of a server the inbox trusts; null when none spoke. */
  authentication: AuthenticationVerdict | null;
  /** 0 to 1 by the words the desk learned, null before it has learned enough. */
  score: number | null;
}

export interface BlockRule {
  id: string;
  kind: 'address' | 'domain' | 'word';
  value: string;
}

/** Why a mail counts as spam, in the order of how sure it is. */
export type SpamReason =
  | { reason: 'blocked_address' | 'blocked_domain' | 'blocked_word'; ruleId: string; value: string }
  | { reason: 'flagged' | 'dmarc_failed' | 'sender_forged' }
  | { reason: 'learned'; score: number };

/** From this learned score on a mail is spam by its words alone. */
export const LEARNED_SPAM = 0.95;

/** Why a mail is spam; null for a mail that goes through. Whoever the company blocked comes first. */
export function spamReason(signs: SpamSigns, rules: readonly BlockRule[]): SpamReason | null {
  return byRule(signs, rules) ?? byServer(signs) ?? byWords(signs);
}

function byRule({ sender, subject, text }: SpamSigns, rules: readonly BlockRule[]): SpamReason | null {
  const words = `${subject ?? ''}\n${text.slice(0, 20_000)}`.toLowerCase();
  const holds: Record<BlockRule['kind'], (value: string) => boolean> = {
    address: (value) => sender === value,
    domain: (value) => sender !== null && isInDomain(sender, value),
    word: (value) => words.includes(value),
  };
  for (const kind of ['address', 'domain', 'word'] as const) {
    const rule = rules.find((one) => one.kind === kind && holds[kind](one.value.toLowerCase()));
    if (rule) return { reason: `blocked_${kind}`, ruleId: rule.id, value: rule.value };
  }
  return null;
}

/** True for the domain itself and everything below it, and for nothing that only ends alike. */
export function isInDomain(address: string, domain: string): boolean {
  const own = domainOf(address);
  return own === domain || own.endsWith(`.${domain}`);
}

function byServer({ flagged, authentication }: SpamSigns): SpamReason | null {
  if (flagged) return { reason: 'flagged' };
  if (!authentication) return null;
  const { spf, dkim, dmarc } = authentication;
  if (dmarc === 'fail') return { reason: 'dmarc_failed' };
  // A domain without DMARC: its own servers deny the mail, and no signature vouches for it.
  const unproven = dmarc !== 'pass' && dkim !== 'pass';
  return unproven && spf === 'fail' ? { reason: 'sender_forged' } : null;
}

function byWords({ score }: SpamSigns): SpamReason | null {
  return score !== null && score >= LEARNED_SPAM ? { reason: 'learned', score } : null;
}

/** True when the receiving server did not deny that the mail comes from whom it names. */
export function isSenderCredible(authentication: AuthenticationVerdict | null): boolean {
  if (!authentication) return true;
  if (authentication.dmarc) return authentication.dmarc !== 'fail';
  return authentication.spf !== 'fail' || authentication.dkim === 'pass';
}
