import { momentText, spanText } from './clock-times';

test.each([
  [48 * 3600, '2 days'],
  [48 * 3600 + 4 * 3600 + 59, '2 days 4 hr'],
  [3 * 3600 + 20 * 60, '3 hr 20 min'],
  [59.9, '59 sec'],
  [90, '1 min'],
  [12 * 60, '12 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(spanText(seconds, 'en')).toBe(text);
});

test('a moment stands in the zone of its calendar', () => {
  expect(momentText('2026-11-23T16:30:00.000Z', 'zh-CN', 'Asia/Shanghai')).toContain('00:30');
  expect(momentText('2026-11-23T16:30:00.000Z', 'en', 'Asia/Shanghai')).toContain('Tue');
});
