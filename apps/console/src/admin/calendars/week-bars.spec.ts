import { barsOn, clockText, copiedTo, drawn, moved, overlapping, resized, weekMinutes } from './week-bars';

const shift = (weekday: number, from: string, to: string) => ({ weekday, from, to });

describe('bars of a week', () => {
  it('shows a day with a lunch break as two bars', () => {
    const weekly = [shift(1, '13:00', '18:00'), shift(1, '09:00', '12:00')];
    expect(barsOn(weekly, 1)).toEqual([
      { index: 1, from: 540, to: 720, part: 'whole' },
      { index: 0, from: 780, to: 1080, part: 'whole' },
    ]);
    expect(barsOn(weekly, 2)).toEqual([]);
  });

  it('shows a night shift on its own row and its tail on the next', () => {
    const weekly = [shift(3, '22:00', '06:00')];
    expect(barsOn(weekly, 3)).toEqual([{ index: 0, from: 1320, to: 1440, part: 'head' }]);
    expect(barsOn(weekly, 4)).toEqual([{ index: 0, from: 0, to: 360, part: 'tail' }]);
  });

  it("ends Sunday's night shift on Monday's row", () => {
    expect(barsOn([shift(7, '20:00', '02:00')], 1)).toEqual([{ index: 0, from: 0, to: 120, part: 'tail' }]);
  });

  it('has no tail for a shift that ends at 24:00', () => {
    expect(barsOn([shift(1, '16:00', '24:00')], 2)).toEqual([]);
  });
});

describe('drawing with the pointer', () => {
  it.each([
    [540, 725, '09:00', '12:00'],
    [725, 540, '09:00', '12:00'],
    [600, 601, '10:00', '10:15'],
    [1300, 2000, '21:45', '24:00'],
    [1439, 1440, '23:45', '24:00'],
  ])('makes an interval of %i and %i', (a, b, from, to) => {
    expect(drawn(2, a, b)).toEqual(shift(2, from, to));
  });

  it.each([
    ['09:00', '12:00', 37, '09:30', '12:30'],
    ['09:00', '12:00', -700, '00:00', '03:00'],
    ['20:00', '23:00', 120, '22:00', '01:00'],
    ['22:00', '02:00', -120, '20:00', '24:00'],
    ['00:00', '24:00', 60, '01:00', '01:00'],
  ])('moves %s–%s by %i minutes', (from, to, by, newFrom, newTo) => {
    expect(moved(shift(5, from, to), by)).toEqual(shift(5, newFrom, newTo));
  });

  it('keeps a move inside the week', () => {
    expect(moved(shift(7, '09:00', '12:00'), 0, 1).weekday).toBe(7);
    expect(moved(shift(2, '09:00', '12:00'), 0, -1).weekday).toBe(1);
  });

  it.each([
    ['from', 60, '10:00', '12:00'],
    ['from', 600, '11:45', '12:00'],
    ['to', 60, '09:00', '13:00'],
    ['to', -600, '09:00', '09:15'],
    ['to', 840, '09:00', '02:00'],
    ['to', 3000, '09:00', '09:00'],
  ] as const)('resizes the end "%s" by %i minutes', (edge, by, from, to) => {
    expect(resized(shift(1, '09:00', '12:00'), edge, by)).toEqual(shift(1, from, to));
  });

  it("keeps a night shift's start on its own day", () => {
    expect(resized(shift(1, '22:00', '06:00'), 'from', 600)).toEqual(shift(1, '23:45', '06:00'));
  });
});

it('writes the end of a day as 24:00 and goes on after it', () => {
  expect([0, 1440, 1500].map(clockText)).toEqual(['00:00', '24:00', '01:00']);
});

it('copies a day over others and leaves the rest', () => {
  const weekly = [shift(1, '09:00', '12:00'), shift(2, '10:00', '11:00'), shift(6, '10:00', '11:00')];
  expect(copiedTo(weekly, 1, [1, 2, 3])).toEqual([
    shift(1, '09:00', '12:00'),
    shift(6, '10:00', '11:00'),
    shift(2, '09:00', '12:00'),
    shift(3, '09:00', '12:00'),
  ]);
});

describe('overlaps', () => {
  it('are marked on both intervals', () => {
    expect(overlapping([shift(1, '09:00', '12:00'), shift(1, '11:00', '13:00'), shift(1, '13:00', '18:00')])).toEqual(
      new Set([0, 1]),
    );
  });
  it('are found where Sunday night meets Monday', () => {
    expect(overlapping([shift(7, '22:00', '09:00'), shift(1, '08:00', '12:00')])).toEqual(new Set([0, 1]));
  });
  it('are none where two intervals only touch', () => {
    expect(overlapping([shift(1, '09:00', '12:00'), shift(1, '12:00', '18:00')]).size).toBe(0);
  });
});

it('adds up the hours of a week', () => {
  expect(weekMinutes([shift(1, '09:00', '12:00'), shift(2, '22:00', '06:00')])).toBe(3 * 60 + 8 * 60);
});
