import { policyName } from './policy-name';

describe("a policy's name", () => {
  test.each([
    ['zh-CN', 'D6 拉修'],
    ['en', 'D6 Pick-up repair'],
  ])('that the desk ships is told in %s', (locale, told) => {
    expect(policyName({ name: 'D6 拉修', nameEn: 'D6 Pick-up repair' }, locale)).toBe(told);
  });
  it('that people gave is told as they gave it', () => {
    expect(policyName({ name: '大客户', nameEn: null }, 'en')).toBe('大客户');
  });
});
