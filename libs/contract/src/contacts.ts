import { z } from 'zod';
import { channelKind, id, instant, page, pageQuery } from './primitives';

export const identity = z.object({ id, inboxId: id, channel: channelKind, externalId: z.string() });

/** The facts a desk collects (DOMAIN V8) stand in fields of their own. */
export const contact = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  address: z.string().nullable(),
  product: z.string().nullable(),
  purchasedOn: z.string().nullable(),
  remark: z.string().nullable(),
  /** Why this contact is watched over (DOMAIN B11, B12); null for most. */
  special: z.string().nullable(),
  /** Ids of the contact groups they are in, those of everybody joined into them among them. */
  groups: z.array(id),
  locale: z.string().nullable(),
  identities: z.array(identity),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  version: z.number().int(),
});
export type Contact = z.infer<typeof contact>;

export const contactPatch = z.object({
  version: z.number().int(),
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(254).nullable().optional(),
  phone: z.string().trim().max(40).nullable().optional(),
  company: z.string().trim().max(120).nullable().optional(),
  address: z.string().trim().max(300).nullable().optional(),
  product: z.string().trim().max(120).nullable().optional(),
  purchasedOn: z.iso.date().nullable().optional(),
  remark: z.string().trim().max(2000).nullable().optional(),
  special: z.string().trim().max(200).nullable().optional(),
  groups: z.array(id).max(50).optional(),
});
export const contactQuery = pageQuery.extend({
  search: z.string().trim().max(120).optional(),
  /** Only those that may be the same person as another. */
  doubles: z.enum(['1']).optional(),
});
export const contactList = page(contact);
