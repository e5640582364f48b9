import { boardAlarmLetter } from './board-alarm-letter';
import type { LetterFacts } from './board-alarm-letters.repository';

const FACTS: LetterFacts = {
  address: 'lead@desk.test',
  name: '陈组长',
  locale: 'zh-CN',
  company: '好物商城',
  zone: 'Asia/Shanghai',
  group: '售后组',
  figure: 'oldest_wait',
  threshold: 20,
  seen: 21.34,
  raisedAt: new Date('2026-11-23T02:00:00Z'),
  over: false,
};

it('says what was seen, the limit and since when, in the lead’s language and the company’s time', () => {
  const { subject, text } = boardAlarmLetter(FACTS, 'https://desk.test');
  expect(subject).toBe('[好物商城] 「售后组」等得最久的客户已等 21.3 分钟工作时间，上限是 20 分钟');
  expect(text).toContain('从 2026年11月23日 10:00 起。');
  expect(text).toContain('https://desk.test/board');
});

it.each([
  ['waiting', 12, 10, '12 contacts are waiting; the limit is 10'],
  ['breached_today', 4, 3, '4 windows were missed today; the limit is 3'],
  ['free_agents', 0, 2, 'only 0 agents are free; there should be 2'],
  ['answered_in_window', 93.75, 95, '93.8% were answered in their window today; it should be 95%'],
] as const)('in English about %s', (figure, seen, threshold, words) => {
  const { subject } = boardAlarmLetter({ ...FACTS, locale: 'en', group: 'After sales', figure, seen, threshold }, null);
  expect(subject).toBe(`[好物商城] After sales: ${words}`);
});
