import type { WorkCalendar } from '../calendar/calendar';
import { readHolidayFile } from './holiday-file';
import { planHolidays, takeHolidays } from './holiday-plan';

const ZONE = 'Asia/Shanghai';
const years = { from: 2026, to: 2028 };
const file = (...lines: string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const read = (...lines: string[]) => readHolidayFile(file(...event(...lines)), ZONE, years);
const dates = (...lines: string[]): string[] => read(...lines).days.map(({ date }) => date);

describe('days of an event', () => {
  test.each<[string, string[], string[]]>([
    ['one day without an end', ['DTSTART;VALUE=DATE:20260501'], ['2026-05-01']],
    [
      'the end is not included',
      ['DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260503'],
      ['2026-05-01', '2026-05-02'],
    ],
    ['days of a duration', ['DTSTART;VALUE=DATE:20261230', 'DURATION:P3D'], ['2026-12-30', '2026-12-31', '2027-01-01']],
    [
      'midnights of another zone',
      ['DTSTART;TZID=Asia/Tokyo:20260501T010000', 'DTEND:20260501T160000Z'],
      ['2026-05-01'],
    ],
    ['a leap day', ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'], ['2028-02-29']],
    ['every year', ['DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY'], ['2026-01-01', '2027-01-01', '2028-01-01']],
    ['every other year', ['DTSTART;VALUE=DATE:20230101', 'RRULE:FREQ=YEARLY;INTERVAL=2'], ['2027-01-01']],
    ['an end', ['DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY;UNTIL=20270101'], ['2026-01-01', '2027-01-01']],
    ['a count', ['DTSTART;VALUE=DATE:20250101', 'RRULE:FREQ=YEARLY;COUNT=2'], ['2026-01-01']],
    [
      'exceptions',
      ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20260101,20280101'],
      ['2027-01-01'],
    ],
    [
      'the fourth Thursday of November',
      ['DTSTART;VALUE=DATE:20201126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'],
      ['2026-11-26', '2027-11-25', '2028-11-23'],
    ],
    [
      'the last Monday of May',
      ['DTSTART;VALUE=DATE:20200525', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO'],
      ['2026-05-25', '2027-05-31', '2028-05-29'],
    ],
    [
      'a Tuesday among dates',
      ['DTSTART;VALUE=DATE:20201103', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'],
      ['2026-11-03', '2027-11-02', '2028-11-07'],
    ],
    [
      'days over the new year',
      ['DTSTART;VALUE=DATE:20251231', 'DURATION:P2D', 'RRULE:FREQ=YEARLY;COUNT=1'],
      ['2026-01-01'],
    ],
  ])('%s', (_, lines, expected) => {
    const { refused } = read(...lines);
    expect([dates(...lines), refused]).toEqual([expected, []]);
  });
});

describe('what is refused, with its line', () => {
  test.each([
    ['no_start', 2, ['SUMMARY:x']],
    ['bad_date', 3, ['DTSTART;VALUE=DATE:20260230']],
    ['bad_date', 3, ['DTSTART;VALUE=DATE:99990101']],
    ['bad_date', 4, ['DTSTART;VALUE=DATE:20260101', 'EXDATE:gestern']],
    ['twice', 4, ['DTSTART:20260101', 'DTSTART:20260102']],
    ['twice', 5, ['DTSTART:20260101', 'DTEND:20260102', 'DURATION:P1D']],
    ['ends_first', 4, ['DTSTART:20260102', 'DTEND:20260102']],
    ['too_long', 4, ['DTSTART:20260101', 'DTEND:20270101']],
    ['bad_duration', 4, ['DTSTART:20260101', 'DURATION:PT3H']],
    ['part_of_day', 3, ['DTSTART:20260101T090000']],
    ['part_of_day', 3, ['DTSTART:20260101T000000Z', 'DTEND:20260102T000000Z']],
    ['unknown_zone', 3, ['DTSTART;TZID=Mars/Base:20260101T000000', 'DTEND:20260102T000000']],
    ['rule_frequency', 4, ['DTSTART:20260101', 'RRULE:FREQ=SECONDLY']],
    ['rule_frequency', 4, ['DTSTART:20260101', 'RRULE:INTERVAL=1']],
    ['rule_part', 4, ['DTSTART:20260101', 'RRULE:FREQ=YEARLY;BYSECOND=1']],
    ['rule_part', 4, ['DTSTART:20260101', 'RRULE:FREQ=YEARLY;BYDAY=MO']],
    ['rule_part', 4, ['DTSTART:20260101', 'RRULE:FREQ=YEARLY;COUNT=999999999']],
    ['rule_part', 4, ['DTSTART:20260101', 'RRULE:FREQ=YEARLY;INTERVAL=0']],
    ['rule_part', 4, ['DTSTART:20260101', 'RRULE:FREQ=YEARLY;BYMONTH=1,2,3;BYMONTHDAY=' + Array(31).fill(1).join()]],
    ['rule_part', 4, ['DTSTART:20260101', 'RDATE:20260102']],
    ['cancelled', 4, ['DTSTART:20260101', 'STATUS:CANCELLED']],
    ['changed_instance', 4, ['DTSTART:20260101', 'RECURRENCE-ID:20260101']],
  ] as const)('%s in line %d', (fault, line, lines) => {
    expect(read(...lines)).toMatchObject({ days: [], refused: [{ fault, line }] });
  });
  test('a line that is none, while the event is good', () => {
    const { days, refused } = read('DTSTART:20260101', 'rubbish');
    expect([days.length, refused]).toEqual([1, [{ line: 4, fault: 'not_a_line', text: 'rubbish' }]]);
  });
  test('a day that is both off and worked', () => {
    const days = [
      ...event('DTSTART:20260101', 'SUMMARY:元旦（休）'),
      ...event('DTSTART:20260101', 'SUMMARY:元旦（班）'),
    ];
    expect(readHolidayFile(file(...days), ZONE, years).refused).toMatchObject([{ fault: 'contradicts', line: 6 }]);
  });
});

describe('a file that is none', () => {
  const code = (text: string): unknown => {
    try {
      return readHolidayFile(text, ZONE, years);
    } catch (error) {
      const { code, detail } = error as { code: string; detail: { line?: number } };
      return [code, detail.line];
    }
  };
  test.each([
    ['ics_not_a_calendar', 1, 'date,name\n20260101:x'],
    ['ics_not_a_calendar', 1, 'BEGIN:VEVENT'],
    ['ics_wrong_encoding', 2, 'BEGIN:VCALENDAR\nSUMMARY:\uFFFD\uFFFD'],
    ['ics_wrong_encoding', 1, 'B\u0000E\u0000'],
    ['ics_broken', 3, 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101'],
    ['ics_broken', 3, 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR'],
    ['ics_broken', 9, 'BEGIN:VCALENDAR' + '\nBEGIN:X'.repeat(20)],
    ['ics_not_a_calendar', 1, ''],
    ['ics_not_a_calendar', 2, '\nhello'],
    ['ics_without_events', undefined, file()],
    ['ics_too_large', undefined, 'x'.repeat(600_001)],
    ['ics_too_many_events', 6002, file(...Array.from({ length: 5_000 }, () => event('DTSTART:20260101')).flat())],
  ])('%s in line %p', (expected, line, text) => expect(code(text)).toEqual([expected, line]));
});

test('reads folded lines, quoted parameters, escaped text, and the name of the file', () => {
  const text = [
    '\uFEFFBEGIN:VCALENDAR',
    'X-WR-CALNAME:中国大陆节假日',
    'BEGIN:VEVENT',
    'DTSTART;X-NOTE="a:b;c";VALUE=DA',
    '\tTE:20260217',
    'SUMMARY:春节\\, 正月初',
    ' 一\\n（休）',
    'BEGIN:VALARM',
    'DTSTART:rubbish',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\n');
  expect(readHolidayFile(text, ZONE, years)).toEqual({
    name: '中国大陆节假日',
    days: [{ date: '2026-02-17', label: '春节, 正月初一', kind: 'rest', line: 3 }],
    refused: [],
    outside: 0,
  });
});

describe('the plan', () => {
  const calendar: WorkCalendar = {
    zone: ZONE,
    weekly: [2, 3].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
    overrides: [
      { date: '2026-10-01', intervals: [], label: '国庆' },
      { date: '2026-10-02', intervals: [{ from: '10:00', to: '12:00' }], label: '值班' },
    ],
  };
  const day = (date: string, kind: 'rest' | 'work' | 'unmarked' = 'rest') => ({ date, label: date, kind, line: 1 });

  test('says what is new, known, in conflict, past and only named', () => {
    const days = [
      day('2026-01-01'),
      day('2026-10-01'),
      day('2026-10-02'),
      day('2026-10-03'),
      day('2026-10-10', 'work'),
      day('2026-10-18', 'unmarked'),
    ];
    const plan = planHolidays(calendar, days, '2026-09-01');
    expect(plan.map(({ state }) => state)).toEqual(['past', 'known', 'conflict', 'new', 'new', 'unmarked']);
    expect(plan[4]!.intervals).toEqual([{ from: '09:00', to: '18:00' }]);
  });
  test('takes a named day for a day off where the file marks none', () => {
    expect(planHolidays(calendar, [day('2026-12-25', 'unmarked')], '2026-09-01')[0]!.state).toBe('new');
  });
  test('takes what was chosen and keeps the rest', () => {
    const plan = planHolidays(calendar, [day('2026-10-02'), day('2026-10-03')], '2026-09-01');
    expect(takeHolidays(calendar, plan, ['2026-10-03']).map(({ date }) => date)).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
    ]);
    expect(takeHolidays(calendar, plan, ['2026-10-02'])[1]!.intervals).toEqual([]);
    expect(() => takeHolidays(calendar, plan, ['2026-10-04'])).toThrow('invalid_input');
    expect(() => takeHolidays(calendar, plan, [])).toThrow('ics_nothing_chosen');
  });
  test('never makes a calendar that could not be saved', () => {
    const full = {
      ...calendar,
      overrides: Array.from({ length: 1_000 }, (_, i) => ({ date: `x${i}`, intervals: [], label: '' })),
    };
    const plan = planHolidays(full, [day('2026-10-03')], '2026-09-01');
    expect(() => takeHolidays(full, plan, ['2026-10-03'])).toThrow('calendar_too_many_days');
  });
});
