import { NO_FACTS, type ServiceFacts } from './facts';
import { isOtherThing, thingOf } from './thing';

type Written = Partial<ServiceFacts>;
const thing = (written: Written) => thingOf({ ...NO_FACTS, ...written });

test('what nobody wrote down is no thing', () => {
  expect(thing({})).toBeNull();
  expect(thing({ model: ' - ', fault: '不制冷' })).toBeNull();
});

test('spaces, case and full width make no other thing', () => {
  expect(thing({ model: 'ｋｆｒ－35 gw', serial: 'ab 12' })).toEqual({
    product: null,
    model: 'KFR35GW',
    serial: 'AB12',
  });
});

describe('M9: another thing', () => {
  const fridge: Written = { product: 'refrigerator', model: 'BCD-470' };
  test.each<[string, Written, Written]>([
    ['is another product', fridge, { product: 'air_conditioner' }],
    ['is another model of the same', fridge, { product: 'refrigerator', model: 'BCD-320' }],
    ['is another machine of the same model', { ...fridge, serial: 'A1' }, { ...fridge, serial: 'A2' }],
  ])('%s', (_, a, b) => {
    expect(isOtherThing(thing(a), thing(b))).toBe(true);
    expect(isOtherThing(thing(b), thing(a))).toBe(true);
  });

  test.each<[string, Written, Written]>([
    ['is not what nobody knows', fridge, {}],
    ['is not one of which less is known', fridge, { product: 'refrigerator' }],
    ['is not the same one under another name', { ...fridge, serial: 'A1' }, { product: 'other', serial: 'a-1' }],
    ['is not told by a model beside a product', { product: 'refrigerator' }, { model: 'KFR-35' }],
  ])('%s', (_, a, b) => {
    expect(isOtherThing(thing(a), thing(b))).toBe(false);
    expect(isOtherThing(thing(b), thing(a))).toBe(false);
  });
});
