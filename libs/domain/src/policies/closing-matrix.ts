import type { Product, ServiceFacts } from '../service';
import { meets } from './match';
import { NO_CONDITIONS, type PolicyConditions, type ResolutionTarget } from './policy';

const HOUR = 3600;
const DAY = 24 * HOUR;
const HOME: Product[] = ['air_conditioner', 'washing_machine', 'dishwasher', 'water_heater'];

/** One row of the closing rules: a key that never changes, its rule's id, its names in both languages, whom it is for, and the calendar seconds from the time the contact asked for. */
export interface ClosingRow {
  key: string;
  rule: string;
  names: { zh: string; en: string };
  conditions: PolicyConditions;
  seconds: number;
}

const row = (
  key: string,
  seconds: number,
  conditions: Partial<PolicyConditions>,
  zh: string,
  en: string,
  rule = key.slice(0, 2),
): ClosingRow => ({
  key,
  rule,
  names: { zh: `${rule} ${zh}`, en: `${rule} ${en}` },
  seconds,
  conditions: { ...NO_CONDITIONS, ...conditions },
});

const FROM_SHOP = (marketTiers: (1 | 2 | 3 | 4)[]): Partial<PolicyConditions> => ({
  serviceTypes: ['return'],
  returnOrigins: ['shop'],
  marketTiers,
});
const PICKED_UP = (products: Product[]): Partial<PolicyConditions> => ({ serviceTypes: ['pickup_repair'], products });

/**
 * 封單的標準 (DOMAIN section 8) in the order in which they apply: D7, D8, D6, then the products. Tier 4 has no row of its own for
 * repairs and is served as tier 3.
 */
export const CLOSING_MATRIX: readonly ClosingRow[] = [
  row('D7-near', 7 * DAY, FROM_SHOP([1, 2]), '商场退货（一二级）', 'Shop returns, tiers 1–2'),
  row('D7-far', 15 * DAY, FROM_SHOP([3, 4]), '商场退货（三四级）', 'Shop returns, tiers 3–4'),
  row('D8', 5 * DAY, { serviceTypes: ['jjwx', 'receive'] }, 'JJWX 与接机', 'JJWX and reception of units'),
  row('D6-refrigerator', 120 * HOUR, PICKED_UP(['refrigerator']), '冰箱拉修', 'Pick-up repair, refrigerators'),
  row('D6-television', 96 * HOUR, PICKED_UP(['television']), '彩电拉修', 'Pick-up repair, televisions'),
  row('D6', 72 * HOUR, PICKED_UP([]), '拉修', 'Pick-up repair'),
  row('D2', 48 * HOUR, { products: HOME, marketTiers: [1, 2] }, '家电（一二级）', 'Home appliances, tiers 1–2'),
  row('D3', 72 * HOUR, { products: HOME, marketTiers: [3, 4] }, '家电（三四级）', 'Home appliances, tiers 3–4'),
  row('D4', 96 * HOUR, { products: ['television', 'refrigerator'] }, '彩电、冰箱', 'Televisions, refrigerators'),
];

/** The English name of a policy that came from the row of that key; null once it was given a name of its own, or came from none. */
export function closingNameEn(key: string | null, name: string): string | null {
  const names = CLOSING_MATRIX.find((each) => each.key === key)?.names;
  return names?.zh === name ? names.en : null;
}

/** The row of the closing rules that a service falls under; null where the source names none. */
export function closingTarget(
  service: Pick<ServiceFacts, 'product' | 'marketTier' | 'serviceType' | 'returnFrom'>,
): ClosingRow | null {
  const anyTicket = { channel: '', teamId: null, priority: 'normal' as const };
  return (
    CLOSING_MATRIX.find(({ conditions }) =>
      meets(conditions, { ticket: anyTicket, service, contact: { groups: [] } }),
    ) ?? null
  );
}

/** A row as a policy's target: calendar hours, held only while the division's parts are on their way (DOMAIN D9). */
export const closingResolution = ({ seconds }: ClosingRow): ResolutionTarget => ({
  seconds,
  hours: 'calendar',
  pausesOn: ['parts'],
});
