import type { Contact } from '#contract';

export interface ContactRecord {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  address: string | null;
  product: string | null;
  purchased_on: string | null;
  remark: string | null;
  special: string | null;
  groups: string[];
  locale: string | null;
  created_at: Date;
  last_seen_at: Date | null;
  version: number;
  identities: Contact['identities'] | null;
}

export function contactView(r: ContactRecord): Contact {
  return {
    id: r.id,
    name: r.name,
    email: r.email,
    phone: r.phone,
    company: r.company,
    address: r.address,
    product: r.product,
    purchasedOn: r.purchased_on,
    remark: r.remark,
    special: r.special,
    groups: r.groups,
    locale: r.locale,
    identities: r.identities ?? [],
    createdAt: r.created_at.toISOString(),
    lastSeenAt: r.last_seen_at && r.last_seen_at.toISOString(),
    version: r.version,
  };
}
