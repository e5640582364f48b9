import { contentLines, plainText } from '../holidays/ics-lines';
import { type AgendaEntry, calendarText } from './calendar-text';

const entry = (more: Partial<AgendaEntry> = {}): AgendaEntry => ({
  uid: 'callback-1',
  from: new Date('2026-11-23T02:00:00.000Z'),
  to: new Date('2026-11-23T02:15:00.000Z'),
  title: '回访 #12',
  sequence: 3,
  changedAt: new Date('2026-11-22T09:30:05.250Z'),
  ...more,
});
const physical = (text: string): string[] => text.split('\r\n');
const read = (text: string) => contentLines(text).lines.map(({ name, value }) => [name, value]);

test('an entry says when it is, in UTC, and which change of it this is', () => {
  expect(physical(calendarText('我的日程', [entry()], 900))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Halfhour//Agenda//EN',
    'CALSCALE:GREGORIAN',
    'NAME:我的日程',
    'X-WR-CALNAME:我的日程',
    'REFRESH-INTERVAL;VALUE=DURATION:PT900S',
    'BEGIN:VEVENT',
    'UID:callback-1',
    'DTSTAMP:20261122T093005Z',
    'LAST-MODIFIED:20261122T093005Z',
    'SEQUENCE:3',
    'DTSTART:20261123T020000Z',
    'DTEND:20261123T021500Z',
    'SUMMARY:回访 #12',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test.each([
  ['marks', '王, 李; C:\\', '王\\, 李\\; C:\\\\'],
  ['an end of line', '一\r\n二\n三', '一\\n二\\n三'],
  ['a line that would be another property', 'x\r\nEND:VCALENDAR', 'x\\nEND:VCALENDAR'],
  ['what no text may hold', 'a\u0000\u0007\tb\u0085', 'ab'],
])('%s is escaped', (_, title, written) => {
  const text = calendarText('', [entry({ title })], 900);
  expect(read(text).find(([name]) => name === 'SUMMARY')![1]).toBe(written);
});

test.each([
  ['Chinese', '承诺：上门安装与调试，'.repeat(30)],
  ['faces of four octets', '👩‍🔧'.repeat(60)],
  ['one word', 'x'.repeat(400)],
])('a long line of %s is folded at 75 octets, and reads as before', (_, title) => {
  const text = calendarText(title, [entry({ title })], 900);
  for (const line of physical(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain('\uFFFD');
  const said = read(text).filter(([name]) => name === 'SUMMARY' || name === 'NAME');
  expect(said.map(([, value]) => plainText(value!))).toEqual([title, title]);
});

test('a calendar without entries still holds a component', () => {
  const names = read(calendarText('', [], 900)).map(([name, value]) => (name === 'BEGIN' ? value : name));
  expect(names).toContain('VTIMEZONE');
  expect(names).not.toContain('VEVENT');
});
