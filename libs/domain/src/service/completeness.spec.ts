import { missingFacts } from './completeness';

const person = { name: '王女士', address: '杭州市西湖区', phone: '13800138000' };
const served = { model: 'HW-80', boughtOn: '2026-11-01', fault: '漏水', wish: '尽快上门' };

describe('the seven facts (DOMAIN V8)', () => {
  test('V8: are whole when each is written down', () => {
    expect(missingFacts(person, served)).toEqual([]);
  });

  test.each([
    ['the name a visitor was given', { name: '访客 8812' }, {}, 'name'],
    ['blanks', { address: '  ' }, {}, 'address'],
    ['no number', { phone: null }, {}, 'phone'],
    ['a product without its model', {}, { model: '' }, 'model'],
    ['no day', {}, { boughtOn: null }, 'boughtOn'],
    ['no fault', {}, { fault: '' }, 'fault'],
    ['no wish', {}, { wish: ' ' }, 'wish'],
  ])('V8: %s is no fact', (_, ofPerson, ofService, fact) => {
    expect(missingFacts({ ...person, ...ofPerson }, { ...served, ...ofService })).toEqual([fact]);
  });
});
