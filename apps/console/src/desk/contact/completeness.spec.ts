import type { Contact } from '#contract';
import { missingFacts } from './completeness';

const whole = {
  name: '王女士',
  address: '杭州市西湖区',
  phone: '13800138000',
  product: 'HW-80',
  purchasedOn: '2026-11-01',
  remark: '尽快上门',
} as Contact;

describe('the seven facts (DOMAIN V8)', () => {
  test('are whole when each is written down', () => {
    expect(missingFacts(whole, { subject: '漏水' })).toEqual([]);
  });

  test.each([
    ['the name a visitor was given', { name: '访客 8812' }, 'name'],
    ['blanks', { address: '  ' }, 'address'],
    ['nothing', { purchasedOn: null }, 'purchasedOn'],
  ])('%s is no fact', (_, over, fact) => {
    expect(missingFacts({ ...whole, ...over }, { subject: '漏水' })).toEqual([fact]);
  });

  test('the fault stands in the subject', () => {
    expect(missingFacts(whole, { subject: null })).toEqual(['fault']);
  });
});
