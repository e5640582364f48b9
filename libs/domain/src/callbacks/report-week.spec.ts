import { reportWeek } from './report-week';

const local = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);

describe('the weekly report of callbacks (DOMAIN V19)', () => {
  it.each([
    ['a minute before it is due', '23T08:59', '2026-11-09', '2026-11-15', '16T09:00'],
    ['when it is due', '23T09:00', '2026-11-16', '2026-11-22', '23T09:00'],
    ['on the Sunday after', '29T23:59', '2026-11-16', '2026-11-22', '23T09:00'],
  ])('%s it is of the week %s', (_, now, from, to, due) => {
    const week = reportWeek('Asia/Shanghai', local(now), 540);
    expect(week).toMatchObject({ from, to, dueAt: local(due) });
    expect(week.nextAt.getTime() - week.dueAt.getTime()).toBe(7 * 86_400_000);
  });
});
