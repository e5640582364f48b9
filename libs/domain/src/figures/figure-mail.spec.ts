import { DomainError } from '../errors';
import {
  checkFigureMail,
  type FigureMailTime,
  lastFigureMail,
  mailedSpan,
  nextFigureMail,
  spanBefore,
} from './figure-mail';

const time = (more: Partial<FigureMailTime>): FigureMailTime => ({
  ...{ every: 'day', weekday: 1, monthDay: 1, at: '09:00' },
  ...more,
});
const next = (zone: string, after: string, more: Partial<FigureMailTime>): string =>
  nextFigureMail(zone, new Date(after), time(more)).toISOString();

describe('when figures are mailed next', () => {
  it.each([
    ['a day', '2026-11-23T02:00:00Z', {}, '2026-11-24T01:00:00.000Z'],
    ['the same day before its time', '2026-11-23T00:59:59Z', {}, '2026-11-23T01:00:00.000Z'],
    ['not the moment itself again', '2026-11-23T01:00:00Z', {}, '2026-11-24T01:00:00.000Z'],
    ['a week', '2026-11-23T02:00:00Z', { every: 'week', weekday: 7 }, '2026-11-29T01:00:00.000Z'],
    ['a month', '2026-11-23T02:00:00Z', { every: 'month', monthDay: 5 }, '2026-12-05T01:00:00.000Z'],
    [
      'the last day of a month of 28',
      '2027-02-01T02:00:00Z',
      { every: 'month', monthDay: 31 },
      '2027-02-28T01:00:00.000Z',
    ],
    ['leap day', '2028-02-01T02:00:00Z', { every: 'month', monthDay: 31 }, '2028-02-29T01:00:00.000Z'],
    [
      'day 29 of a year that leaps',
      '2028-02-01T02:00:00Z',
      { every: 'month', monthDay: 29 },
      '2028-02-29T01:00:00.000Z',
    ],
    [
      'the month after the last day',
      '2027-02-28T02:00:00Z',
      { every: 'month', monthDay: 31 },
      '2027-03-31T01:00:00.000Z',
    ],
  ] as const)('%s', (_, after, more, due) => expect(next('Asia/Shanghai', after, more)).toBe(due));

  it('keeps the wall clock when the clocks change', () => {
    expect(next('Europe/Berlin', '2026-03-28T09:00:00Z', {})).toBe('2026-03-29T07:00:00.000Z');
    expect(next('Europe/Berlin', '2026-10-24T09:00:00Z', {})).toBe('2026-10-25T08:00:00.000Z');
  });

  it('takes the moment of the change for a time that is skipped, and the first of two', () => {
    expect(next('Europe/Berlin', '2026-03-28T09:00:00Z', { at: '02:30' })).toBe('2026-03-29T01:00:00.000Z');
    expect(next('Europe/Berlin', '2026-10-24T09:00:00Z', { at: '02:30' })).toBe('2026-10-25T00:30:00.000Z');
    expect(next('Europe/Berlin', '2026-10-25T00:30:00Z', { at: '02:30' })).toBe('2026-10-26T01:30:00.000Z');
  });

  it('writes once after the desk was away', () => {
    const last = (now: string) =>
      lastFigureMail('Asia/Shanghai', new Date('2026-11-20T01:00:00Z'), new Date(now), time({})).toISOString();
    expect(last('2026-11-20T01:00:01Z')).toBe('2026-11-20T01:00:00.000Z');
    expect(last('2026-11-23T02:00:00Z')).toBe('2026-11-23T01:00:00.000Z');
  });
});

describe('what is mailed', () => {
  const at = new Date('2026-03-01T16:30:00Z');
  it.each([
    ['yesterday', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['last_week', '2026-02-23', '2026-03-01', '2026-02-16', '2026-02-22'],
    ['last_month', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
  ] as const)('%s is whole, by the day of the zone, and so is the span before', (span, from, to, earlier, until) => {
    const found = mailedSpan('Asia/Shanghai', at, span);
    expect(found).toMatchObject({ from, to });
    expect(spanBefore(found)).toMatchObject({ from: earlier, to: until });
  });
});

describe('what is refused', () => {
  const mail = { ...time({}), recipientIds: ['a'], figures: ['calls'] };
  const code = (more: object): string | null => {
    try {
      checkFigureMail({ ...mail, ...more }, ['calls', 'replies']);
      return null;
    } catch (error) {
      return (error as DomainError).code;
    }
  };
  it.each([
    [{}, null],
    [{ recipientIds: [] }, 'figure_mail_no_recipients'],
    [{ figures: [] }, 'figure_mail_no_figures'],
    [{ figures: ['calls', 'luck'] }, 'figure_mail_figure_unknown'],
    [{ at: '24:00' }, 'figure_mail_time_invalid'],
    [{ at: '9' }, 'figure_mail_time_invalid'],
    [{ weekday: 8 }, 'figure_mail_time_invalid'],
    [{ monthDay: 0 }, 'figure_mail_time_invalid'],
  ])('%j is %s', (more, expected) => expect(code(more)).toBe(expected));
});
