import { stringsOf } from './strings';
import { clock, dayName, opening, sizeText } from './when';

const zh = stringsOf('zh-CN');
const en = stringsOf('en');
const at = (month: number, day: number, hour = 9, minute = 0) =>
  new Date(2026, month - 1, day, hour, minute).toISOString();
const now = new Date(2026, 10, 20, 23, 30);

describe('times in words', () => {
  it.each([
    [at(11, 20, 0, 1), '今天', 'Today'],
    [at(11, 19, 23, 59), '昨天', 'Yesterday'],
    [at(11, 18), '11月18日周三', 'Wed, November 18'],
  ])('names the day of %s', (when, chinese, english) => {
    expect(dayName(when, now, zh, 'zh-CN')).toBe(chinese);
    expect(dayName(when, now, en, 'en')).toBe(english);
  });

  it.each([
    [at(11, 20, 23, 45), '今天 23:45', 'Today 23:45'],
    [at(11, 21), '明天 09:00', 'tomorrow 09:00'],
    [at(11, 23), '周一 09:00', 'Mon 09:00'],
    [at(12, 1), '12月1日 09:00', 'Dec 1 09:00'],
  ])('says when the desk opens: %s', (when, chinese, english) => {
    expect(opening(when, now, zh, 'zh-CN')).toBe(chinese);
    expect(opening(when, now, en, 'en')).toBe(english);
  });

  it('shows midnight as 00, not 24', () => {
    expect(clock(at(11, 20, 0, 5), 'zh-CN')).toBe('00:05');
    expect(clock(at(11, 20, 0, 5), 'en')).toBe('00:05');
  });

  it.each([
    [1, '0.1 KB'],
    [2048, '2 KB'],
    [230_000, '225 KB'],
    [12_582_912, '12 MB'],
    [1_600_000, '1.5 MB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
