import type { Snippet } from '#contract';
import { foundSnippets } from './snippet-search';

const snippet = (title: string, initials: string, text: string, uses = 0): Snippet => ({
  id: title,
  title,
  text,
  initials,
  uses,
  scope: 'all',
  teamId: null,
  ownerId: null,
});
const all = [
  snippet('退款到账', 'tkdz', '退款将在 3 个工作日内原路退回。', 5),
  snippet('催单退款', 'cdtk', '已为您催办。', 20),
  snippet('发票抬头', 'fptt', '请提供公司抬头与税号，退款订单不开票。', 1),
];
const found = (query: string) => foundSnippets(all, query).map(({ title }) => title);

it.each([
  ['tkdz', ['退款到账']],
  ['TK', ['退款到账', '催单退款']],
  ['退款', ['催单退款', '退款到账', '发票抬头']],
  ['税号 公司', ['发票抬头']],
  ['物流', []],
])('finds %p', (query, titles) => {
  expect(found(query)).toEqual(titles);
});

it('puts a title that holds the word before initials that only hold it', () => {
  const kd = [snippet('查快递', 'ckd', '', 50), snippet('发kd面单', 'fmd', '', 1)];
  expect(foundSnippets(kd, 'kd').map(({ title }) => title)).toEqual(['发kd面单', '查快递']);
});

it('lists the most used first when nothing is asked', () => {
  expect(found('')).toEqual(['催单退款', '退款到账', '发票抬头']);
});
