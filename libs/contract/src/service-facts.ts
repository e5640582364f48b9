import { z } from 'zod';
import { MARKET_TIERS, PRODUCTS, RETURN_ORIGINS, SERVICE_TYPES, WARRANTIES } from '#domain';
import { clientId, day, id, instant } from './primitives';

export const product = z.enum(PRODUCTS);
export const serviceType = z.enum(SERVICE_TYPES);
export const marketTier = z.literal(MARKET_TIERS);

const line = (longest: number) => z.string().trim().max(longest);
const facts = z.object({
  product: product.nullable(),
  model: line(120),
  serial: line(120),
  boughtOn: day.nullable(),
  warranty: z.enum(WARRANTIES),
  fault: line(2000),
  wish: line(2000),
  serviceType: serviceType.nullable(),
  returnFrom: z.enum(RETURN_ORIGINS).nullable(),
  /** The time the contact asked for (DOMAIN D9, M6). */
  askedForAt: instant.nullable(),
  /** Of the service provider's address (DOMAIN D5). */
  marketTier: marketTier.nullable(),
  area: line(120),
  placeOfInstallation: line(300),
  organisation: line(200),
  partsRequestedAt: instant.nullable(),
  partsStationAt: instant.nullable(),
  partsShelfAt: instant.nullable(),
  partsByDivision: z.boolean(),
});

/** Version 0: nobody has written anything down yet. */
export const serviceFacts = facts.extend({ updatedById: id.nullable(), version: z.number().int() });
export type ServiceFactsView = z.infer<typeof serviceFacts>;

/** What is left out stays as it is. Refused with `version_conflict` when somebody wrote since. */
export const serviceFactsWrite = z.object({ clientId, version: z.number().int(), facts: facts.partial() });
export const serviceFactsResult = z.object({ service: serviceFacts });
