import type { Calendar } from '#contract';
import { isWorking } from '#domain';
import { CalendarsService } from '../../../apps/server/src/desk/calendars/calendars.service';
import { type Caller, type SetupDesk, setupDesk } from './setup-desk';

let desk: SetupDesk;
let admin: Caller;
beforeAll(async () => {
  desk = await setupDesk();
  admin = await desk.admin();
});
afterAll(() => desk.close());

const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:30', to: '17:30' }));
const written = { name: '周一至周五', zone: 'Asia/Shanghai', weekly: days, overrides: [] };
let names = 0;
const create = async (fields: Partial<typeof written> = {}): Promise<Calendar> =>
  (await admin.ask('POST', '/admin/calendars', { ...written, name: `日历${(names += 1)}`, ...fields })).body;
const at = (local: string): Date => new Date(`${local}+08:00`);

it('names every fault of a calendar and where it is', async () => {
  const weekly = [...days, { weekday: 1, from: '17:00', to: '18:00' }];
  const overrides = ['2026-12-24', '2026-12-24'].map((date) => ({ date, intervals: [], label: '休' }));
  const { status, body } = await admin.ask('POST', '/admin/calendars', {
    ...written,
    zone: 'Nowhere',
    weekly,
    overrides,
  });
  expect([status, body.code]).toEqual([400, 'calendar_invalid']);
  expect(body.detail.faults).toEqual([
    { kind: 'bad_zone', path: 'zone' },
    { kind: 'overlap', path: 'weekly.5' },
    { kind: 'duplicate_date', path: 'overrides.1' },
  ]);
});

it('refuses a calendar that never opens, and a name twice', async () => {
  expect((await admin.ask('POST', '/admin/calendars', { ...written, weekly: [] })).body.code).toBe(
    'calendar_never_opens',
  );
  const { name } = await create();
  const twice = await admin.ask('POST', '/admin/calendars', { ...written, name });
  expect(twice.body).toMatchObject({ code: 'already_exists', detail: { field: 'name' } });
});

describe('the national calendar', () => {
  it('closes the holidays of 2026 and opens its make-up days with Monday’s hours', async () => {
    const { id } = await create();
    const { status, body } = await admin.ask<Calendar>('POST', `/admin/calendars/${id}/national`, { year: 2026 });
    expect(status).toBe(200);
    const on = (date: string) => body.overrides.find((override) => override.date === date);
    const hours = [{ from: '08:30', to: '17:30' }];
    expect(on('2026-02-14')).toEqual({ date: '2026-02-14', intervals: hours, label: '春节调休上班' });
    expect(on('2026-10-10')).toEqual({ date: '2026-10-10', intervals: hours, label: '国庆节调休上班' });
    expect(on('2026-02-17')).toEqual({ date: '2026-02-17', intervals: [], label: '春节' });
    expect(on('2026-01-01')).toEqual({ date: '2026-01-01', intervals: [], label: '元旦' });
    // An ordinary Saturday is nobody's holiday.
    expect(on('2026-03-07')).toBeUndefined();
    expect(body.overrides.every(({ date }) => date.startsWith('2026-'))).toBe(true);
    expect(body.version).toBe(2);
  });

  it('keeps what a person wrote, however often it is added', async () => {
    const overrides = [{ date: '2026-02-17', intervals: [{ from: '10:00', to: '12:00' }], label: '值班' }];
    const { id } = await create({ overrides } as never);
    const once = (await admin.ask<Calendar>('POST', `/admin/calendars/${id}/national`, { year: 2026 })).body;
    const twice = (await admin.ask<Calendar>('POST', `/admin/calendars/${id}/national`, { year: 2026 })).body;
    expect(twice.overrides).toEqual(once.overrides);
    expect(once.overrides.filter(({ date }) => date === '2026-02-17')).toEqual(overrides);
  });

  it('says that a year isn’t announced yet', async () => {
    const { id } = await create();
    const { status, body } = await admin.ask('POST', `/admin/calendars/${id}/national`, { year: 2090 });
    expect([status, body.code, body.detail]).toEqual([404, 'not_found', { year: 2090 }]);
  });

  it('is in the calendar of a new desk', async () => {
    const calendar = await desk.app.get(CalendarsService).ofTeam(null);
    expect(isWorking(calendar, at('2026-02-17T10:00'))).toBe(false);
    expect(isWorking(calendar, at('2026-11-23T10:00'))).toBe(true);
    expect(isWorking(calendar, at('2026-11-23T18:00'))).toBe(false);
  });
});

describe('a file of holidays', () => {
  const event = (date: string, ...more: string[]) => [
    'BEGIN:VEVENT',
    `DTSTART;VALUE=DATE:${date}`,
    ...more,
    'END:VEVENT',
  ];
  const text = [
    'BEGIN:VCALENDAR',
    ...event('20270101', 'SUMMARY:元旦'),
    ...event('20270230'),
    ...event('20270503', 'RRULE:FREQ=SECONDLY'),
    ...event('20270405', 'SUMMARY:清明'),
    ...event('20200101', 'RRULE:FREQ=YEARLY;UNTIL=20260101', 'SUMMARY:元旦'),
    'END:VCALENDAR',
  ].join('\r\n');
  const file = { text, fromYear: 2026, toYear: 2027 };

  it('is looked at, then taken once, and clocks are set again', async () => {
    const overrides = [{ date: '2027-04-05', intervals: [{ from: '10:00', to: '12:00' }], label: '值班' }];
    const { id } = await create({ overrides } as never);
    const seen = await admin.ask('POST', `/admin/calendars/${id}/holidays/preview`, file);
    expect(seen.status).toBe(200);
    expect(seen.body.rows.map(({ date, state }: { date: string; state: string }) => [date, state])).toEqual([
      ['2026-01-01', 'past'],
      ['2027-01-01', 'new'],
      ['2027-04-05', 'conflict'],
    ]);
    expect(seen.body.refused).toMatchObject([
      { line: 7, fault: 'bad_date' },
      { line: 11, fault: 'rule_frequency' },
    ]);
    const take = { ...file, dates: ['2027-01-01'], version: seen.body.version };
    const [first, second] = [
      await admin.ask<Calendar>('POST', `/admin/calendars/${id}/holidays`, take),
      await admin.ask('POST', `/admin/calendars/${id}/holidays`, take),
    ];
    expect(first.body.overrides).toEqual([{ date: '2027-01-01', intervals: [], label: '元旦' }, ...overrides]);
    expect([second.status, second.body.code]).toEqual([409, 'version_conflict']);
    const { body } = await admin.ask('GET', '/admin/recomputation');
    expect(body.recomputation).toMatchObject({ because: 'calendar', finishedAt: null });
  });

  it('is refused whole when it is none, with the line', async () => {
    const { id } = await create();
    const look = async (text: string) => {
      const { status, body } = await admin.ask('POST', `/admin/calendars/${id}/holidays/preview`, { ...file, text });
      return [status, body.code, body.detail.line];
    };
    expect(await look('date;name\n20270101;New Year')).toEqual([400, 'ics_not_a_calendar', 1]);
    expect(await look('BEGIN:VCALENDAR\nX:\uFFFD')).toEqual([400, 'ics_wrong_encoding', 2]);
    expect(await look('x'.repeat(700_000))).toEqual([413, 'ics_too_large', undefined]);
    expect(await look('x'.repeat(5_000_000))).toEqual([413, 'payload_too_large', undefined]);
  });
});

it('answers the same calendar object until it changes, and the new one at once', async () => {
  const calendars = desk.app.get(CalendarsService);
  const { id } = await create();
  const team = (await admin.ask('POST', '/admin/teams', { name: '夜班', strategy: 'random', calendarId: id })).body;
  const before = await calendars.ofTeam(team.id);
  expect(await calendars.ofTeam(team.id)).toBe(before);
  await admin.ask('PUT', '/admin/company', { name: '乙公司', zone: 'Asia/Shanghai' });
  expect(await calendars.ofTeam(team.id)).toBe(before);
  const { body } = await admin.ask('PUT', `/admin/calendars/${id}`, {
    ...written,
    name: '夜班日历',
    weekly: [{ weekday: 1, from: '22:00', to: '06:00' }],
  });
  expect(body.version).toBe(2);
  expect((await calendars.ofTeam(team.id)).weekly).toEqual([{ weekday: 1, from: '22:00', to: '06:00' }]);
});
