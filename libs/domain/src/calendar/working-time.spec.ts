import * as fc from 'fast-check';
import { alwaysOpen, type DateOverride, type WeeklyInterval, type WorkCalendar } from './calendar';
import { addWorkingSeconds, isWorking, nextOpening, workingIntervals, workingSecondsBetween } from './working-time';

const MINUTE = 60;
const HOUR = 3600;

const days = (weekdays: number[], from: string, to: string): WeeklyInterval[] =>
  weekdays.map((weekday) => ({ weekday, from, to }));
const closed = (date: string): DateOverride => ({ date, intervals: [], label: 'closed' });
const open = (date: string, ...times: [string, string][]): DateOverride => ({
  date,
  intervals: times.map(([from, to]) => ({ from, to })),
  label: 'open',
});
const calendar = (zone: string, weekly: WeeklyInterval[], overrides: DateOverride[] = []): WorkCalendar => ({
  zone,
  weekly,
  overrides,
});

const weekdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const lunch = [...days(weekdays, '09:00', '12:00'), ...days(weekdays, '13:30', '18:00')];

// Mid-autumn and National Day 2026: 2 October is a holiday, Saturday 10 October is worked instead.
const office = calendar('Asia/Shanghai', lunch, [
  ...['01', '02', '05', '06', '07'].map((day) => closed(`2026-10-${day}`)),
  open('2026-10-10', ['09:00', '12:00'], ['13:30', '18:00']),
]);
const night = calendar('Asia/Shanghai', days(everyDay, '22:00', '06:00'));
const sundayNight = calendar('Asia/Shanghai', days([7], '22:00', '06:00'));
const nightWithHoliday = calendar('Asia/Shanghai', days(everyDay, '22:00', '06:00'), [closed('2026-03-11')]);
const nightOpenedOnce = calendar('Asia/Shanghai', [], [open('2026-03-11', ['20:00', '02:00'])]);
const berlin = calendar('Europe/Berlin', days(everyDay, '00:00', '24:00'));
const berlinOffice = calendar('Europe/Berlin', days(everyDay, '09:00', '17:00'));
const berlinNight = calendar('Europe/Berlin', days(everyDay, '22:00', '06:00'));
const berlinGap = calendar('Europe/Berlin', days(everyDay, '02:30', '04:00'));
const berlinInGap = calendar('Europe/Berlin', days(everyDay, '02:00', '02:30'));
const newYork = calendar('America/New_York', days(everyDay, '00:30', '03:30'));
const lordHowe = calendar('Australia/Lord_Howe', days(everyDay, '00:00', '24:00'));
const apia = calendar('Pacific/Apia', days(everyDay, '09:00', '17:00'));
const beirut = calendar('Asia/Beirut', days(everyDay, '00:00', '24:00'));
const kolkata = calendar('Asia/Kolkata', days(weekdays, '09:30', '18:30'));
const wholeDay = calendar('Asia/Shanghai', days([3], '09:00', '09:00'));
const touching = calendar('Asia/Shanghai', [...days([1], '09:00', '12:00'), ...days([1], '12:00', '18:00')]);
const overlapping = calendar('Asia/Shanghai', [...days([1], '09:00', '13:00'), ...days([1], '12:00', '18:00')]);
const lateToMidnight = calendar('Asia/Shanghai', [...days([1], '18:00', '24:00'), ...days([2], '00:00', '02:00')]);

describe('the deadline of some working seconds', () => {
  test.each<[string, WorkCalendar, string, number, string]>([
    // plain days
    ['half an hour in the morning', office, '2026-03-10T09:00:00+08:00', 30 * MINUTE, '2026-03-10T09:30:00+08:00'],
    ['half an hour from an odd second', office, '2026-03-10T10:11:12.345+08:00', 1800, '2026-03-10T10:41:12.345+08:00'],
    ['a fraction of a second', office, '2026-03-10T10:00:00+08:00', 0.25, '2026-03-10T10:00:00.250+08:00'],
    ['nothing added inside hours', office, '2026-03-10T10:00:00+08:00', 0, '2026-03-10T10:00:00+08:00'],
    ['nothing added outside hours', office, '2026-03-10T03:00:00+08:00', 0, '2026-03-10T03:00:00+08:00'],
    ['a message before opening', office, '2026-03-10T07:00:00+08:00', 1800, '2026-03-10T09:30:00+08:00'],
    [
      'a message a millisecond before opening',
      office,
      '2026-03-10T08:59:59.999+08:00',
      1800,
      '2026-03-10T09:30:00+08:00',
    ],
    // lunch
    ['a deadline exactly at lunch', office, '2026-03-10T11:30:00+08:00', 1800, '2026-03-10T12:00:00+08:00'],
    ['over lunch', office, '2026-03-10T11:45:00+08:00', 1800, '2026-03-10T13:45:00+08:00'],
    ['over lunch by a second', office, '2026-03-10T11:30:01+08:00', 1800, '2026-03-10T13:30:01+08:00'],
    ['a message at lunch', office, '2026-03-10T12:15:00+08:00', 1800, '2026-03-10T14:00:00+08:00'],
    ['a message as lunch begins', office, '2026-03-10T12:00:00+08:00', 1800, '2026-03-10T14:00:00+08:00'],
    ['a whole working day', office, '2026-03-10T09:00:00+08:00', 7.5 * HOUR, '2026-03-10T18:00:00+08:00'],
    // evenings and weekends
    ['a deadline exactly at closing', office, '2026-03-10T17:30:00+08:00', 1800, '2026-03-10T18:00:00+08:00'],
    ['over night', office, '2026-03-10T17:45:00+08:00', 1800, '2026-03-11T09:15:00+08:00'],
    ['a message at closing', office, '2026-03-10T18:00:00+08:00', 1800, '2026-03-11T09:30:00+08:00'],
    ['a message late at night', office, '2026-03-10T23:59:59+08:00', 1800, '2026-03-11T09:30:00+08:00'],
    ['over a weekend', office, '2026-03-13T17:50:00+08:00', 1800, '2026-03-16T09:20:00+08:00'],
    ['a message on a Sunday', office, '2026-03-15T12:00:00+08:00', 1800, '2026-03-16T09:30:00+08:00'],
    ['a working week', office, '2026-03-09T09:00:00+08:00', 37.5 * HOUR, '2026-03-13T18:00:00+08:00'],
    ['a working week and a second', office, '2026-03-09T09:00:00+08:00', 37.5 * HOUR + 1, '2026-03-16T09:00:01+08:00'],
    // holidays and make-up days
    ['over National Day', office, '2026-09-30T17:45:00+08:00', 1800, '2026-10-08T09:15:00+08:00'],
    ['a message on a holiday', office, '2026-10-02T10:00:00+08:00', 1800, '2026-10-08T09:30:00+08:00'],
    ['a Saturday worked instead', office, '2026-10-09T17:45:00+08:00', 1800, '2026-10-10T09:15:00+08:00'],
    ['lunch on a Saturday worked instead', office, '2026-10-10T11:50:00+08:00', 1800, '2026-10-10T13:50:00+08:00'],
    ['after a Saturday worked instead', office, '2026-10-10T17:45:00+08:00', 1800, '2026-10-12T09:15:00+08:00'],
    // nights
    ['before midnight in a night shift', night, '2026-03-10T22:00:00+08:00', 1800, '2026-03-10T22:30:00+08:00'],
    ['over midnight in a night shift', night, '2026-03-10T23:45:00+08:00', 1800, '2026-03-11T00:15:00+08:00'],
    ['after midnight in a night shift', night, '2026-03-11T00:10:00+08:00', 1800, '2026-03-11T00:40:00+08:00'],
    ['over the end of a night shift', night, '2026-03-11T05:45:00+08:00', 1800, '2026-03-11T22:15:00+08:00'],
    ['Sunday night reaches Monday', sundayNight, '2026-03-16T05:00:00+08:00', 1800, '2026-03-16T05:30:00+08:00'],
    ['Sunday night over the week', sundayNight, '2026-03-16T05:45:00+08:00', 1800, '2026-03-22T22:15:00+08:00'],
    [
      'the tail before a closed date stays',
      nightWithHoliday,
      '2026-03-11T05:00:00+08:00',
      1800,
      '2026-03-11T05:30:00+08:00',
    ],
    ['a closed date has no night', nightWithHoliday, '2026-03-11T22:00:00+08:00', 1800, '2026-03-12T22:30:00+08:00'],
    [
      'a closed date takes its own tail',
      nightWithHoliday,
      '2026-03-12T01:00:00+08:00',
      1800,
      '2026-03-12T22:30:00+08:00',
    ],
    [
      'an opened date reaches past midnight',
      nightOpenedOnce,
      '2026-03-11T23:50:00+08:00',
      1800,
      '2026-03-12T00:20:00+08:00',
    ],
    ['round the clock from nine to nine', wholeDay, '2026-03-12T08:45:00+08:00', 1800, '2026-03-18T09:15:00+08:00'],
    ['24:00 meets 00:00', lateToMidnight, '2026-03-09T23:45:00+08:00', 1800, '2026-03-10T00:15:00+08:00'],
    // odd lists
    ['touching intervals are one', touching, '2026-03-09T11:45:00+08:00', 1800, '2026-03-09T12:15:00+08:00'],
    ['overlapping intervals count once', overlapping, '2026-03-09T12:15:00+08:00', HOUR, '2026-03-09T13:15:00+08:00'],
    ['always open', alwaysOpen('Asia/Shanghai'), '2026-10-01T03:03:03+08:00', 1800, '2026-10-01T03:33:03+08:00'],
    ['a month of always open', alwaysOpen('UTC'), '2026-01-31T00:00:00Z', 28 * 24 * HOUR, '2026-02-28T00:00:00Z'],
    ['a half-hour zone', kolkata, '2026-03-10T18:20:00+05:30', 1800, '2026-03-11T09:50:00+05:30'],
    ['before 1970', alwaysOpen('UTC'), '1969-12-31T23:45:00Z', 1800, '1970-01-01T00:15:00Z'],
    ['a leap day', office, '2028-02-28T17:45:00+08:00', 1800, '2028-02-29T09:15:00+08:00'],
    // clock changes: Berlin goes 02:00 -> 03:00 on 2026-03-29 and 03:00 -> 02:00 on 2026-10-25
    ['a day of 23 hours', berlin, '2026-03-29T00:00:00+01:00', 23 * HOUR, '2026-03-30T00:00:00+02:00'],
    ['a day of 25 hours', berlin, '2026-10-25T00:00:00+02:00', 25 * HOUR, '2026-10-26T00:00:00+01:00'],
    ['half an hour over the jump', berlin, '2026-03-29T01:45:00+01:00', 1800, '2026-03-29T03:15:00+02:00'],
    ['half an hour into the repeat', berlin, '2026-10-25T02:45:00+02:00', 1800, '2026-10-25T02:15:00+01:00'],
    ['office hours before the jump', berlinOffice, '2026-03-28T16:45:00+01:00', 1800, '2026-03-29T09:15:00+02:00'],
    ['office hours after the repeat', berlinOffice, '2026-10-24T16:45:00+02:00', 1800, '2026-10-25T09:15:00+01:00'],
    ['a night shift of seven hours', berlinNight, '2026-03-28T22:00:00+01:00', 7 * HOUR, '2026-03-29T06:00:00+02:00'],
    ['a night shift of nine hours', berlinNight, '2026-10-24T22:00:00+02:00', 9 * HOUR, '2026-10-25T06:00:00+01:00'],
    [
      'an opening that is skipped opens at the jump',
      berlinGap,
      '2026-03-29T01:00:00+01:00',
      1800,
      '2026-03-29T03:30:00+02:00',
    ],
    [
      'an interval that is skipped does not exist',
      berlinInGap,
      '2026-03-29T00:00:00+01:00',
      1,
      '2026-03-30T02:00:01+02:00',
    ],
    [
      'an opening that repeats opens the first time',
      berlinGap,
      '2026-10-25T00:00:00+02:00',
      HOUR,
      '2026-10-25T02:30:00+01:00',
    ],
    [
      'a closing that repeats closes the first time',
      berlinInGap,
      '2026-10-25T00:00:00+02:00',
      1801,
      '2026-10-26T02:00:01+01:00',
    ],
    ['New York in March', newYork, '2026-03-08T00:30:00-05:00', 2 * HOUR, '2026-03-08T03:30:00-04:00'],
    ['New York in November', newYork, '2026-11-01T00:30:00-04:00', 4 * HOUR, '2026-11-01T03:30:00-05:00'],
    ['a jump of half an hour', lordHowe, '2026-10-04T00:00:00+10:30', 23.5 * HOUR, '2026-10-05T00:00:00+11:00'],
    ['a repeat of half an hour', lordHowe, '2026-04-05T00:00:00+11:00', 24.5 * HOUR, '2026-04-06T00:00:00+10:30'],
    ['a date that never was', apia, '2011-12-29T16:45:00-10:00', 1800, '2011-12-31T09:15:00+14:00'],
    ['a jump at midnight', beirut, '2026-03-28T23:45:00+02:00', 1800, '2026-03-29T01:15:00+03:00'],
  ])('%s', (_, hours, from, seconds, expected) => {
    const { at, segments } = addWorkingSeconds(hours, new Date(from), seconds);
    expect(at.toISOString()).toBe(new Date(expected).toISOString());
    expect(segments.reduce((sum, segment) => sum + +segment.to - +segment.from, 0)).toBe(seconds * 1000);
    expect(workingSecondsBetween(hours, new Date(from), at)).toBe(seconds);
  });

  test('the working time that counted is told, lunch left out (DOMAIN W13)', () => {
    const { segments } = addWorkingSeconds(office, new Date('2026-03-10T11:45:00+08:00'), 1800);
    expect(segments).toEqual([
      { from: new Date('2026-03-10T11:45:00+08:00'), to: new Date('2026-03-10T12:00:00+08:00') },
      { from: new Date('2026-03-10T13:30:00+08:00'), to: new Date('2026-03-10T13:45:00+08:00') },
    ]);
  });

  test('round-the-clock time is one segment however long', () => {
    const { segments } = addWorkingSeconds(
      alwaysOpen('Asia/Shanghai'),
      new Date('2026-03-10T00:00:00Z'),
      100 * 24 * HOUR,
    );
    expect(segments).toHaveLength(1);
  });

  test.each<[string, WorkCalendar, string]>([
    ['without any hours', calendar('Asia/Shanghai', []), 'calendar_never_opens'],
    [
      'with only an interval that is skipped',
      calendar('Europe/Berlin', [], [open('2026-03-29', ['02:00', '03:00'])]),
      'calendar_never_opens',
    ],
    [
      'whose only hours are past',
      calendar('Asia/Shanghai', [], [open('2026-03-09', ['09:00', '18:00'])]),
      'calendar_never_opens',
    ],
    [
      'whose only hours are two years off',
      calendar('Asia/Shanghai', [], [open('2028-03-09', ['09:00', '18:00'])]),
      'calendar_never_opens',
    ],
    ['in no zone', calendar('Mars/Olympus', lunch), 'calendar_invalid'],
    ['with a time that is none', calendar('Asia/Shanghai', days([1], '9:00', '18:00')), 'calendar_invalid'],
    ['with a date that is none', calendar('Asia/Shanghai', lunch, [closed('2026-02-30')]), 'calendar_invalid'],
  ])('a calendar %s is refused', (_, hours, code) => {
    expect(() => addWorkingSeconds(hours, new Date('2026-03-10T00:00:00Z'), 1800)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%p seconds are refused', (seconds) => {
    expect(() => addWorkingSeconds(office, new Date(), seconds)).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });

  test('an invalid date is refused instead of searched for', () => {
    const [never, now] = [new Date(Number.NaN), new Date(0)];
    const refused = expect.objectContaining({ code: 'invalid_input' });
    expect(() => addWorkingSeconds(office, never, 1)).toThrow(refused);
    expect(() => workingIntervals(office, now, never)).toThrow(refused);
    expect(() => workingSecondsBetween(office, now, never)).toThrow(refused);
  });

  test('more working time than ten years hold is refused', () => {
    const minuteAWeek = calendar('Asia/Shanghai', days([1], '09:00', '09:01'));
    expect(() => addWorkingSeconds(minuteAWeek, new Date(0), 11 * 52 * MINUTE)).toThrow(
      expect.objectContaining({ code: 'calendar_never_opens' }),
    );
  });

  test('hours a year away are found', () => {
    const far = calendar('Asia/Shanghai', [], [open('2027-03-09', ['09:00', '18:00'])]);
    const { at } = addWorkingSeconds(far, new Date('2026-03-10T00:00:00Z'), 1800);
    expect(at).toEqual(new Date('2027-03-09T09:30:00+08:00'));
  });
});

describe('working or not', () => {
  test.each<[string, WorkCalendar, string, boolean]>([
    ['the opening minute is', office, '2026-03-10T09:00:00+08:00', true],
    ['the moment before is not', office, '2026-03-10T08:59:59.999+08:00', false],
    ['the last millisecond is', office, '2026-03-10T17:59:59.999+08:00', true],
    ['the closing minute is not', office, '2026-03-10T18:00:00+08:00', false],
    ['lunch is not', office, '2026-03-10T12:30:00+08:00', false],
    ['a make-up Saturday is', office, '2026-10-10T10:00:00+08:00', true],
    ['a plain Saturday is not', office, '2026-10-17T10:00:00+08:00', false],
    ['a holiday is not', office, '2026-10-01T10:00:00+08:00', false],
    ['the small hours of a night shift are', night, '2026-03-10T03:00:00+08:00', true],
  ])('%s', (_, hours, at, expected) => {
    expect(isWorking(hours, new Date(at))).toBe(expected);
  });

  test.each<[string, string, string]>([
    ['at once inside hours', '2026-03-10T10:00:00.123+08:00', '2026-03-10T10:00:00.123+08:00'],
    ['after lunch', '2026-03-10T12:00:00+08:00', '2026-03-10T13:30:00+08:00'],
    ['on Monday', '2026-03-13T18:00:00+08:00', '2026-03-16T09:00:00+08:00'],
    ['after the holidays', '2026-10-01T00:00:00+08:00', '2026-10-08T09:00:00+08:00'],
  ])('the desk opens %s', (_, at, expected) => {
    expect(nextOpening(office, new Date(at))).toEqual(new Date(expected));
  });

  test('a desk that never opens says so', () => {
    const never = calendar('Asia/Shanghai', []);
    expect(() => nextOpening(never, new Date(0))).toThrow(expect.objectContaining({ code: 'calendar_never_opens' }));
  });
});

describe('the working time between two instants', () => {
  test('is listed per interval and cut at both ends', () => {
    const from = new Date('2026-03-10T10:00:00+08:00');
    const to = new Date('2026-03-11T10:00:00+08:00');
    expect(workingIntervals(office, from, to)).toEqual([
      { from, to: new Date('2026-03-10T12:00:00+08:00') },
      { from: new Date('2026-03-10T13:30:00+08:00'), to: new Date('2026-03-10T18:00:00+08:00') },
      { from: new Date('2026-03-11T09:00:00+08:00'), to },
    ]);
  });

  test('is nothing backwards', () => {
    const [a, b] = [new Date('2026-03-11T10:00:00+08:00'), new Date('2026-03-10T10:00:00+08:00')];
    expect(workingSecondsBetween(office, a, b)).toBe(0);
    expect(workingIntervals(office, a, b)).toEqual([]);
  });

  test('is nothing inside a closed year', () => {
    const once = calendar('UTC', [], [open('2024-01-01', ['00:00', '24:00'])]);
    expect(workingSecondsBetween(once, new Date('2025-01-03T11:11:11Z'), new Date('2025-12-30T00:00:00Z'))).toBe(0);
  });
});

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anyCalendar = fc.record({
  zone: fc.constantFrom(
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/St_Johns',
  ),
  weekly: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: clock, to: clock }), {
    minLength: 1,
    maxLength: 6,
  }),
  overrides: fc.array(
    fc.record({
      date: fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01'),
      intervals: fc.array(fc.record({ from: clock, to: clock }), { maxLength: 2 }),
      label: fc.constant(''),
    }),
    { maxLength: 3 },
  ),
});
const anyTime = fc.date({
  min: new Date('2026-03-01T00:00:00Z'),
  max: new Date('2026-11-10T00:00:00Z'),
  noInvalidDate: true,
});

/** What six years of such weeks hold at the least, in milliseconds; a search gives up after ten years. */
function withinReach(weekly: { from: string; to: string }[]): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const open = weekly.map(({ from, to }) => minutes(to) - minutes(from) + (to <= from ? 24 * 60 : 0));
  return 300 * Math.max(...open) * 60_000;
}

describe('for every calendar', () => {
  test('adding working time and measuring it agree', () => {
    fc.assert(
      fc.property(anyCalendar, anyTime, fc.integer({ min: 1, max: 200 * HOUR * 1000 }), (hours, from, wanted) => {
        const ms = Math.min(wanted, withinReach(hours.weekly));
        const { at, segments } = addWorkingSeconds(hours, from, ms / 1000);
        expect(workingSecondsBetween(hours, from, at)).toBe(ms / 1000);
        expect(segments).toEqual(workingIntervals(hours, from, at));
      }),
      { numRuns: 150 },
    );
  });

  test('time adds up over any point between', () => {
    fc.assert(
      fc.property(anyCalendar, fc.array(anyTime, { minLength: 3, maxLength: 3 }), (hours, times) => {
        const [a, b, c] = times.sort((x, y) => +x - +y) as [Date, Date, Date];
        const ms = (from: Date, to: Date) => Math.round(workingSecondsBetween(hours, from, to) * 1000);
        expect(ms(a, b) + ms(b, c)).toBe(ms(a, c));
      }),
      { numRuns: 150 },
    );
  });

  test('a minute is worked when the wall clock says so, away from clock changes', () => {
    const weekday = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 } as Record<string, number>;
    const june = fc.date({
      min: new Date('2026-06-01T00:00:00Z'),
      max: new Date('2026-06-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyCalendar, june, (hours, at) => {
        const parts = new Intl.DateTimeFormat('en-GB', {
          timeZone: hours.zone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        })
          .formatToParts(at)
          .reduce<Record<string, string>>((all, { type, value }) => ({ ...all, [type]: value }), {});
        const today = weekday[parts['weekday']!]!;
        const now = `${parts['hour']}:${parts['minute']}`;
        const expected = hours.weekly.some(({ weekday: day, from, to }) => {
          const crosses = to <= from;
          const sameDay = day === today && from <= now && (crosses || now < to);
          return sameDay || (crosses && (day % 7) + 1 === today && now < to);
        });
        expect(isWorking(hours, at)).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });
});
