import { alwaysOpen, type WorkCalendar } from './calendar';
import { checkCalendar } from './check-calendar';

const weekly = (...intervals: [number, string, string][]): Partial<WorkCalendar> => ({
  weekly: intervals.map(([weekday, from, to]) => ({ weekday, from, to })),
});
const dated = (...overrides: [string, ...[string, string][]][]): Partial<WorkCalendar> => ({
  overrides: overrides.map(([date, ...times]) => ({
    date,
    intervals: times.map(([from, to]) => ({ from, to })),
    label: '',
  })),
});

test.each<[string, Partial<WorkCalendar>, string[]]>([
  ['lunch breaks are fine', weekly([1, '09:00', '12:00'], [1, '13:30', '18:00']), []],
  ['touching intervals are fine', weekly([1, '09:00', '12:00'], [1, '12:00', '18:00']), []],
  ['nights are fine', weekly([1, '22:00', '06:00'], [2, '22:00', '06:00']), []],
  ['24:00 ends a day', weekly([1, '18:00', '24:00'], [2, '00:00', '02:00']), []],
  ['24:00 starts nothing', weekly([1, '24:00', '02:00']), ['bad_time weekly.0']],
  ['one digit is no hour', weekly([1, '9:00', '18:00']), ['bad_time weekly.0']],
  ['there is no 25th hour', weekly([1, '09:00', '25:00']), ['bad_time weekly.0']],
  ['there is no 60th minute', weekly([1, '09:60', '18:00']), ['bad_time weekly.0']],
  ['there is no weekday 0', weekly([0, '09:00', '18:00']), ['bad_weekday weekly.0']],
  ['there is no weekday 8', weekly([1, '09:00', '18:00'], [8, '09:00', '18:00']), ['bad_weekday weekly.1']],
  ['overlaps are named', weekly([1, '09:00', '13:00'], [1, '12:00', '18:00']), ['overlap weekly.1']],
  ['a night overlaps the next morning', weekly([2, '05:00', '12:00'], [1, '22:00', '06:00']), ['overlap weekly.1']],
  ['Sunday night overlaps Monday', weekly([1, '05:00', '12:00'], [7, '22:00', '06:00']), ['overlap weekly.1']],
  [
    'twice the same is a duplicate',
    weekly([1, '09:00', '12:00'], [1, '09:00', '12:00']),
    ['duplicate_interval weekly.1'],
  ],
  ['the zone must exist', { zone: 'Asia/Nowhere' }, ['bad_zone zone']],
  ['an empty zone is none', { zone: '' }, ['bad_zone zone']],
  ['a closed date is fine', dated(['2026-10-01']), []],
  ['a make-up day is fine', dated(['2026-10-10', ['09:00', '18:00']]), []],
  ['a date must exist', dated(['2026-02-29']), ['bad_date overrides.0']],
  ['a date is written in full', dated(['2026-2-9']), ['bad_date overrides.0']],
  ['a date comes once', dated(['2026-10-01'], ['2026-10-01']), ['duplicate_date overrides.1']],
  ['dated times are read too', dated(['2026-10-10', ['09:00', 'noon']]), ['bad_time overrides.0.intervals.0']],
  [
    'dated overlaps are named',
    dated(['2026-10-10', ['09:00', '13:00'], ['12:00', '18:00']]),
    ['overlap overrides.0.intervals.1'],
  ],
])('%s', (_, part, expected) => {
  const calendar = { zone: 'Asia/Shanghai', weekly: [], overrides: [], ...part };
  expect(checkCalendar(calendar).map(({ kind, path }) => `${kind} ${path}`)).toEqual(expected);
});

test('a desk that is always open has no fault', () => {
  expect(checkCalendar(alwaysOpen('Europe/Berlin'))).toEqual([]);
});
