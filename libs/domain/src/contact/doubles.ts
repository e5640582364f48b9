import { normalisePhone } from './phone';

/** What a contact is compared by. */
export interface ComparedContact {
  name: string;
  phone: string | null;
  email: string | null;
  company: string | null;
  identities: readonly ComparedIdentity[];
}
export interface ComparedIdentity {
  inboxId: string;
  channel: string;
  externalId: string;
  /** The person's id across the accounts of one platform owner, where the platform tells it. */
  unionId: string | null;
  lastSeenAt: Date;
}

/** Why two contacts may be one person, the strongest first. */
export const DOUBLE_REASONS = [
  'same_union',
  'same_identity',
  'same_email',
  'same_phone',
  'same_name',
  'same_company',
] as const;
export type DoubleReason = (typeof DOUBLE_REASONS)[number];
/** same_inbox: both write through one inbox these days, as two people would. names_differ: one number or address, two names. */
export type DoubleWarning = 'same_inbox' | 'names_differ';

export interface Double {
  reasons: DoubleReason[];
  /** sure: one account of one platform. likely: an address or number, and nothing speaks against it. possible: something does. */
  strength: 'sure' | 'likely' | 'possible';
  warnings: DoubleWarning[];
}

const IN_USE_MS = 30 * 86_400_000;

/**
 * Whether two contacts may be one person, or null when nothing says so. A name or company alone says nothing. Phones are
 * compared as `normalisePhone` reads them, addresses without case. A person always decides: families share numbers and
 * companies share addresses (ANCHORS 2.D row 38). `now` tells which identities are in use: seen in the last 30 days.
 */
export function judgeDouble(a: ComparedContact, b: ComparedContact, now: Date): Double | null {
  const proof: DoubleReason[] = [
    ...(share(a, b, unionOf) ? (['same_union'] as const) : []),
    ...(share(a, b, ({ channel, externalId }) => `${channel} ${externalId}`) ? (['same_identity'] as const) : []),
    ...(isSame(a.email, b.email) || share(a, b, mailOf) ? (['same_email'] as const) : []),
    ...(isSame(phoneOf(a), phoneOf(b)) ? (['same_phone'] as const) : []),
  ];
  if (proof.length === 0) return null;
  const sameName = isSame(a.name, b.name);
  const warnings: DoubleWarning[] = [
    ...(writeInOneInbox(a, b, now) ? (['same_inbox'] as const) : []),
    ...(!sameName && isNamed(a) && isNamed(b) ? (['names_differ'] as const) : []),
  ];
  return {
    reasons: [
      ...proof,
      ...(sameName ? (['same_name'] as const) : []),
      ...(isSame(a.company, b.company) ? (['same_company'] as const) : []),
    ],
    strength: strengthOf(proof, warnings),
    warnings,
  };
}

function strengthOf(proof: readonly DoubleReason[], warnings: readonly DoubleWarning[]): Double['strength'] {
  if (warnings.includes('same_inbox')) return 'possible';
  if (proof.includes('same_union') || proof.includes('same_identity')) return 'sure';
  return warnings.length > 0 && proof.length === 1 ? 'possible' : 'likely';
}

function writeInOneInbox(a: ComparedContact, b: ComparedContact, now: Date): boolean {
  const inUse = ({ lastSeenAt }: ComparedIdentity): boolean => now.getTime() - lastSeenAt.getTime() < IN_USE_MS;
  const theirs = new Set(b.identities.filter(inUse).map(({ inboxId }) => inboxId));
  return a.identities.some((identity) => inUse(identity) && theirs.has(identity.inboxId));
}

const folded = (text: string | null): string => (text ?? '').normalize('NFKC').trim().toLowerCase();
const isSame = (a: string | null, b: string | null): boolean => folded(a) !== '' && folded(a) === folded(b);
const phoneOf = ({ phone }: ComparedContact): string | null => phone && (normalisePhone(phone) ?? phone);
const unionOf = ({ unionId }: ComparedIdentity): string | null => unionId;
const mailOf = ({ channel, externalId }: ComparedIdentity): string | null =>
  channel === 'email' ? folded(externalId) : null;

/** A contact that only wrote is called by its address or number: that is no name to differ. */
const isNamed = ({ name, phone, email, identities }: ComparedContact): boolean =>
  folded(name) !== '' &&
  ![phone, email, ...identities.map(({ externalId }) => externalId)].some((known) => isSame(known, name));

function share(a: ComparedContact, b: ComparedContact, key: (identity: ComparedIdentity) => string | null): boolean {
  const keys = new Set(a.identities.map(key).filter((one) => one !== null));
  return b.identities.some((identity) => keys.has(key(identity) ?? ''));
}
