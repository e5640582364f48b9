import type { ServiceFactsView } from '#contract';
import { MARKET_TIERS, PRODUCTS, RETURN_ORIGINS, SERVICE_TYPES, type SevenFact, WARRANTIES } from '#domain';

export type ServiceField = Exclude<keyof ServiceFactsView, 'updatedById' | 'version'>;
export type FieldKind = 'line' | 'words' | 'day' | 'time' | 'choice' | 'yes';

export const KIND_OF: Record<ServiceField, FieldKind> = {
  product: 'choice',
  model: 'line',
  fault: 'words',
  wish: 'words',
  serviceType: 'choice',
  askedForAt: 'time',
  boughtOn: 'day',
  warranty: 'choice',
  returnFrom: 'choice',
  serial: 'line',
  marketTier: 'choice',
  area: 'line',
  placeOfInstallation: 'line',
  organisation: 'line',
  partsByDivision: 'yes',
  partsRequestedAt: 'time',
  partsStationAt: 'time',
  partsShelfAt: 'time',
};
export const FIELDS = Object.keys(KIND_OF) as ServiceField[];

export const CHOICES = {
  product: PRODUCTS,
  serviceType: SERVICE_TYPES,
  warranty: WARRANTIES,
  returnFrom: RETURN_ORIGINS,
  marketTier: MARKET_TIERS,
} as const;
export type ChoiceField = keyof typeof CHOICES;

/** What an agent asks for in every service, whether it is known or not. */
const ALWAYS: readonly ServiceField[] = ['product', 'model', 'fault', 'wish', 'serviceType', 'askedForAt', 'boughtOn'];
const PARTS: readonly ServiceField[] = ['partsRequestedAt', 'partsStationAt', 'partsShelfAt'];

export function isFilled(facts: ServiceFactsView, field: ServiceField): boolean {
  const value = facts[field];
  return value !== null && value !== '' && value !== false && value !== 'unknown';
}

/** What stands there while the section is folded: what is always asked for, what is known, and what follows from that. */
export function shownFields(facts: ServiceFactsView, unfolded: boolean): ServiceField[] {
  const follows = (field: ServiceField): boolean =>
    (field === 'returnFrom' && facts.serviceType === 'return') || (PARTS.includes(field) && facts.partsByDivision);
  return FIELDS.filter((field) => unfolded || ALWAYS.includes(field) || isFilled(facts, field) || follows(field));
}

export const isMissing = (field: ServiceField, missing: readonly SevenFact[]): boolean =>
  (missing as readonly string[]).includes(field);
