import { z } from 'zod';
import { clientId, day, id, instant } from './primitives';

export const product = z.enum([
  'air_conditioner',
  'washing_machine',
  'dishwasher',
  'water_heater',
  'television',
  'refrigerator',
  'other',
]);
export const serviceType = z.enum([
  'repair',
  'pickup_repair',
  'install',
  'return',
  'exchange',
  'inspection',
  'jjwx',
  'receive',
  'other',
]);
export const marketTier = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const line = (longest: number) => z.string().trim().max(longest);
const facts = z.object({
  product: product.nullable(),
  model: line(120),
  serial: line(120),
  boughtOn: day.nullable(),
  warranty: z.enum(['in', 'out', 'unknown']),
  fault: line(2000),
  wish: line(2000),
  serviceType: serviceType.nullable(),
  returnFrom: z.enum(['shop', 'direct']).nullable(),
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
