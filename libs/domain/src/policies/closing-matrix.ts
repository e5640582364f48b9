import type { Product, ServiceFacts } from '../service';
import { meets } from './match';
import { NO_CONDITIONS, type PolicyConditions, type ResolutionTarget } from './policy';

const HOUR = 3600;
const DAY = 24 * HOUR;
const HOME: Product[] = ['air_conditioner', 'washing_machine', 'dishwasher', 'water_heater'];

/** One row of the closing rules: its rule's id, whom it is for, and the calendar seconds from the time the contact asked for. */
export interface ClosingRow {
  rule: string;
  conditions: PolicyConditions;
  seconds: number;
}

const row = (rule: string, seconds: number, conditions: Partial<PolicyConditions>): ClosingRow => ({
  rule,
  seconds,
  conditions: { ...NO_CONDITIONS, ...conditions },
});

/**
 * 封單的標準 (DOMAIN section 8) in the order in which they apply: D7, D8, D6, then the products. Tier 4 has no row of its own for
 * repairs and is served as tier 3.
 */
export const CLOSING_MATRIX: readonly ClosingRow[] = [
  row('D7', 7 * DAY, { serviceTypes: ['return'], returnOrigins: ['shop'], marketTiers: [1, 2] }),
  row('D7', 15 * DAY, { serviceTypes: ['return'], returnOrigins: ['shop'], marketTiers: [3, 4] }),
  row('D8', 5 * DAY, { serviceTypes: ['jjwx', 'receive'] }),
  row('D6', 120 * HOUR, { serviceTypes: ['pickup_repair'], products: ['refrigerator'] }),
  row('D6', 96 * HOUR, { serviceTypes: ['pickup_repair'], products: ['television'] }),
  row('D6', 72 * HOUR, { serviceTypes: ['pickup_repair'] }),
  row('D2', 48 * HOUR, { products: HOME, marketTiers: [1, 2] }),
  row('D3', 72 * HOUR, { products: HOME, marketTiers: [3, 4] }),
  row('D4', 96 * HOUR, { products: ['television', 'refrigerator'] }),
];

/** The row of the closing rules that a service falls under; null where the source names none. */
export function closingTarget(
  service: Pick<ServiceFacts, 'product' | 'marketTier' | 'serviceType' | 'returnFrom'>,
): ClosingRow | null {
  const anyTicket = { channel: '', teamId: null, priority: 'normal' as const };
  return CLOSING_MATRIX.find(({ conditions }) => meets(conditions, { ticket: anyTicket, service })) ?? null;
}

/** A row as a policy's target: calendar hours, held only while the division's parts are on their way (DOMAIN D9). */
export const closingResolution = ({ seconds }: ClosingRow): ResolutionTarget => ({
  seconds,
  hours: 'calendar',
  pausesOn: ['parts'],
});
