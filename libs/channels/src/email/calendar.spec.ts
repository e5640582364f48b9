import { eventLine } from './calendar';
import { html, mail, multipart, part, read, text } from './raw-mail.spec-kit';

const event = (...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VTIMEZONE',
    'DTSTART:16010101T000000',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

test.each([
  [
    [
      'SUMMARY;LANGUAGE=zh-CN:产品评审\\, 第二轮',
      'DTSTART;TZID="Asia/Shanghai":20261120T100000',
      'DTEND;TZID="Asia/Shanghai":20261120T113000',
      'LOCATION:会议室 3\\n二楼',
      'ORGANIZER;CN="王芳":mailto:wang@mail.example',
    ],
    '产品评审, 第二轮 · 2026-11-20 10:00 – 11:30 (Asia/Shanghai) · 会议室 3 二楼 · 王芳 <wang@mail.example>',
  ],
  [
    ['SUMMARY:Call', 'DTSTART:20261120T020000Z', 'DTEND:20261121T030000Z'],
    'Call · 2026-11-20 02:00 – 2026-11-21 03:00 (UTC)',
  ],
  [['SUMMARY:Holi', ' day', 'DTSTART;VALUE=DATE:20261120', 'DTEND;VALUE=DATE:20261121'], 'Holiday · 2026-11-20'],
  [['SUMMARY:Floating', 'DTSTART:20261120T100000'], 'Floating · 2026-11-20 10:00'],
  [['ORGANIZER:MAILTO:wang@mail.example'], 'wang@mail.example'],
  [['DTSTART:soon'], null],
])('%j', (lines, expected) => {
  expect(eventLine(event(...lines))).toBe(expected);
});

test('a calendar without an event has no line, a cancelled event says so', () => {
  expect(eventLine('BEGIN:VCALENDAR\r\nEND:VCALENDAR')).toBeNull();
  expect(eventLine(event('SUMMARY:Call').replace('REQUEST', 'CANCEL'))).toBe('[CANCEL] Call');
});

test('an invitation without words is told by its calendar, which stays attached', async () => {
  const calendar = part(
    ['Content-Type: text/calendar; method=REQUEST; charset=utf-8'],
    event('SUMMARY:产品评审', 'DTSTART:20261120T020000Z'),
  );
  const bare = await read(multipart('alternative', [text(''), html('<p> </p>'), calendar]));
  expect(bare).toMatchObject({
    text: '产品评审 · 2026-11-20 02:00 (UTC)',
    attachments: [{ name: 'invite-1.ics', mediaType: 'text/calendar' }],
  });
  expect((await read(multipart('alternative', [text('请参加'), calendar]))).text).toBe('请参加');
  expect((await read(mail(['Content-Type: text/calendar; charset=utf-8'], event('SUMMARY:评审')))).text).toBe('评审');
});
