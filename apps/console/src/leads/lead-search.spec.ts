import { leadSays } from './lead-search';

const lead = {
  contactName: '陈经理',
  unitName: '华东建材',
  need: '烘干机 10 台',
  source: '百度',
  keyword: '商用烘干机 HW-80',
};

describe('search among leads', () => {
  it.each([
    ['', true],
    ['华东', true],
    ['陈经理 百度', true],
    ['hw-80', true],
    ['华东 洗衣机', false],
  ])('"%s": %s', (words, found) => expect(leadSays(lead, words)).toBe(found));
});
