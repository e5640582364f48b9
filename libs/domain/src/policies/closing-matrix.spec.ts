import { MARKET_TIERS, NO_FACTS, PRODUCTS, RETURN_ORIGINS, SERVICE_TYPES, type ServiceFacts } from '../service';
import { checkPolicies } from './check-policies';
import { CLOSING_MATRIX, closingNameEn, type ClosingRow, closingResolution, closingTarget } from './closing-matrix';

const HOUR = 3600;
const DAY = 24 * HOUR;
const served = (facts: Partial<ServiceFacts>): ServiceFacts => ({ ...NO_FACTS, serviceType: 'repair', ...facts });

describe('the names of the closing rules', () => {
  it('have one key each, and names that tell them apart in both languages', () => {
    for (const of of [
      ({ key }: ClosingRow) => key,
      ({ names }: ClosingRow) => names.zh,
      ({ names }: ClosingRow) => names.en,
    ])
      expect(new Set(CLOSING_MATRIX.map(of)).size).toBe(CLOSING_MATRIX.length);
  });
  test.each([
    ['D6', 'D6 拉修', 'D6 Pick-up repair'],
    ['D6', '拉修加急', null],
    [null, 'D6 拉修', null],
  ])('of %s as %s in English', (key, name, told) => {
    expect(closingNameEn(key, name)).toBe(told);
  });
});

describe('the closing rules', () => {
  test.each<[string, Partial<ServiceFacts>, number | null]>([
    ['D2: an air conditioner in tier 1', { product: 'air_conditioner', marketTier: 1 }, 48 * HOUR],
    ['D2: a dishwasher in tier 2', { product: 'dishwasher', marketTier: 2 }, 48 * HOUR],
    ['D3: a washing machine in tier 3', { product: 'washing_machine', marketTier: 3 }, 72 * HOUR],
    ['D3: tier 4 is served as tier 3', { product: 'water_heater', marketTier: 4 }, 72 * HOUR],
    ['D4: a television without any tier', { product: 'television' }, 96 * HOUR],
    ['D4: a refrigerator in tier 1', { product: 'refrigerator', marketTier: 1 }, 96 * HOUR],
    ['D5: no tier of the provider, no target', { product: 'air_conditioner' }, null],
    ['D6: pick-up', { serviceType: 'pickup_repair', product: 'washing_machine', marketTier: 1 }, 72 * HOUR],
    ['D6: pick-up of a refrigerator', { serviceType: 'pickup_repair', product: 'refrigerator' }, 120 * HOUR],
    ['D6: pick-up of a television', { serviceType: 'pickup_repair', product: 'television' }, 96 * HOUR],
    ['D7: a return from a shop, tier 2', { serviceType: 'return', returnFrom: 'shop', marketTier: 2 }, 7 * DAY],
    ['D7: a return from a shop, tier 4', { serviceType: 'return', returnFrom: 'shop', marketTier: 4 }, 15 * DAY],
    ['D8: JJWX goes before its product', { serviceType: 'jjwx', product: 'television' }, 5 * DAY],
    ['D8: 接機', { serviceType: 'receive' }, 5 * DAY],
    [
      'a return that came from no shop is its product',
      { serviceType: 'return', returnFrom: 'direct', product: 'television' },
      96 * HOUR,
    ],
    ['a product of no rule', { product: 'other', marketTier: 1 }, null],
  ])('%s', (_, facts, seconds) => {
    expect(closingTarget(served(facts))?.seconds ?? null).toBe(seconds);
  });

  /** Written the other way round: as nested questions, in the order of the source. */
  function asAsked({ serviceType, returnFrom, marketTier, product }: ServiceFacts): number | null {
    if (serviceType === 'return' && returnFrom === 'shop' && marketTier) return marketTier <= 2 ? 7 * DAY : 15 * DAY;
    if (serviceType === 'jjwx' || serviceType === 'receive') return 5 * DAY;
    const large = product === 'television' || product === 'refrigerator';
    if (serviceType === 'pickup_repair')
      return (product === 'refrigerator' ? 120 : product === 'television' ? 96 : 72) * HOUR;
    if (large) return 96 * HOUR;
    return product && product !== 'other' && marketTier ? (marketTier <= 2 ? 48 : 72) * HOUR : null;
  }

  test('D2–D8: every service there can be falls under the row that the source names', () => {
    const or = <V>(list: readonly V[]): (V | null)[] => [null, ...list];
    const wrong = or(PRODUCTS).flatMap((product) =>
      or(MARKET_TIERS).flatMap((marketTier) =>
        or(SERVICE_TYPES).flatMap((serviceType) =>
          or(RETURN_ORIGINS)
            .map((returnFrom) => served({ product, marketTier, serviceType, returnFrom }))
            .filter((facts) => (closingTarget(facts)?.seconds ?? null) !== asAsked(facts)),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('as policies they can be told apart, and none hides another', () => {
    const policies = CLOSING_MATRIX.map((row, i) => ({
      ...{ id: String(i), version: 1, name: row.rule, position: i + 1, active: true, conditions: row.conditions },
      targets: { first: null, next: null, resolution: closingResolution(row), answer: null },
    }));
    expect(() => checkPolicies(policies)).not.toThrow();
  });
});
