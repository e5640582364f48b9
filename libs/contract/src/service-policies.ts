import { z } from 'zod';
import { channelKind, clientId, id, instant, name } from './primitives';
import { marketTier, product, serviceType } from './service-facts';
import { priority } from './tickets';
import { hours, pauseReason } from './windows';

export const policyConditions = z.object({
  channels: z.array(channelKind).max(20),
  teams: z.array(id).max(100),
  priorities: z.array(priority).max(4),
  products: z.array(product).max(20),
  marketTiers: z.array(marketTier).max(4),
  serviceTypes: z.array(serviceType).max(20),
  returnOrigins: z.array(z.enum(['shop', 'direct'])).max(2),
  contactGroups: z.array(id).max(50).default([]),
});
export type PolicyConditionsView = z.infer<typeof policyConditions>;

/** Which seconds make sense is the rule's to say, with a code of its own. */
const seconds = z.number().max(1_000_000_000);
export const responseTarget = z.object({ seconds, hours, remindSeconds: seconds, leadSeconds: seconds });
export const resolutionTarget = z.object({ seconds, hours, pausesOn: z.array(pauseReason).max(3) });
/** Seconds of ringing until a call is answered. */
export const answerTarget = z.object({ seconds });
export const policyTargets = z.object({
  first: responseTarget.nullable(),
  next: responseTarget.nullable(),
  resolution: resolutionTarget.nullable(),
  answer: answerTarget.nullable().default(null),
});

const written = {
  name,
  position: z.number().int().min(1).max(10_000),
  active: z.boolean(),
  conditions: policyConditions,
  targets: policyTargets,
};

/** A policy as its newest version has it; `since` is when that began. */
export const servicePolicy = z.object({
  id,
  version: z.number().int(),
  ...written,
  /** In English, where the desk ships the name; null for a name that people gave. */
  nameEn: z.string().nullable(),
  /** The row of the closing rules it came from: `D2`. */
  rule: z.string().nullable(),
  byName: z.string(),
  since: instant,
});
export type ServicePolicyView = z.infer<typeof servicePolicy>;

export const servicePolicyCreate = z.object({ clientId, ...written });
export const servicePolicyWrite = z.object({ version: z.number().int(), ...written });
export const servicePolicyOrder = z.object({ ids: z.array(id).max(500) });
export const servicePolicyPreview = z.object({ conditions: policyConditions });
export const servicePolicyMatches = z.object({ matching: z.number().int(), open: z.number().int() });

export const recomputation = z.object({
  id,
  because: z.enum(['policy', 'calendar', 'team']),
  byName: z.string(),
  startedAt: instant,
  /** Null until its tickets were listed. */
  total: z.number().int().nullable(),
  done: z.number().int(),
  moved: z.number().int(),
  finishedAt: instant.nullable(),
  stoppedAt: instant.nullable(),
  stoppedByName: z.string().nullable(),
});
export type Recomputation = z.infer<typeof recomputation>;
export const recomputationNow = z.object({ recomputation: recomputation.nullable() });
