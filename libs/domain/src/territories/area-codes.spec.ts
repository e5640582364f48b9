import { CITIES, cityOf } from './area-codes';

describe('the table of area codes', () => {
  test('has each code once', () => {
    expect(new Set(CITIES.map(({ code }) => code)).size).toBe(CITIES.length);
  });
  test('has every province', () => {
    expect(new Set(CITIES.map(({ province }) => province)).size).toBe(34);
  });
  test.each([
    ['010', '北京', '北京'],
    ['021', '上海', '上海'],
    ['0755', '深圳', '广东'],
    ['0571', '杭州', '浙江'],
    ['0991', '乌鲁木齐', '新疆'],
  ])('%s is %s in %s', (code, city, province) => {
    expect(cityOf(code)).toEqual({ code, city, province });
  });
  test('knows no code that is none', () => expect(cityOf('0100')).toBeUndefined());
});
