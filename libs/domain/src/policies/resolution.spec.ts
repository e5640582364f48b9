import { alwaysOpen, type WorkCalendar, workingSecondsBetween } from '../calendar';
import { NO_FACTS } from '../service';
import { pausesAt, setResolution, startOf, transitOf, withTransit } from './resolution';
import { type Pause, resolutionState } from './resolution-clock';

const HOUR = 3600;
const always = alwaysOpen('Asia/Shanghai');
const office: WorkCalendar = {
  zone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
  overrides: [],
};
const at = (text: string): Date => new Date(`2026-11-${text}+08:00`);
const rule = { policyId: 'p', policyVersion: 1, hours: 'calendar' as const, pausesOn: ['parts', 'waiting'] as const };
const rows = { ...rule, seconds: 48 * HOUR };
const parts = (from: Date, to: Date | null): Pause => ({ from, to, reason: 'parts' });

describe('a resolution clock', () => {
  test('D9, M6: starts at the time the contact asked for, else when they came', () => {
    expect(startOf({ askedForAt: at('24T10:00') }, at('22T09:00'))).toEqual(at('24T10:00'));
    expect(startOf({ askedForAt: null }, at('22T09:00'))).toEqual(at('22T09:00'));
  });

  test('D2: 48 hours of the calendar, weekends and nights and all', () => {
    expect(setResolution(rows, always, at('21T10:00'), []).dueAt).toEqual(at('23T10:00'));
  });

  test('in working hours the same seconds take longer', () => {
    const { dueAt, segments } = setResolution({ ...rows, seconds: 9 * HOUR }, office, at('20T17:00'), []);
    expect(dueAt).toEqual(at('23T17:00'));
    expect(segments).toEqual([
      { from: at('20T17:00'), to: at('20T18:00') },
      { from: at('23T09:00'), to: at('23T17:00') },
    ]);
  });

  const asked = at('18T08:00');
  test.each<[string, object, Pause | null]>([
    [
      'ends at the station, which goes before the shelf',
      { partsStationAt: at('20T08:00'), partsShelfAt: at('19T08:00') },
      parts(asked, at('20T08:00')),
    ],
    ['ends at the shelf where no station is known', { partsShelfAt: at('19T08:00') }, parts(asked, at('19T08:00'))],
    ['lasts while neither is known', {}, parts(asked, null)],
    ['is none when the division does not ship', { partsByDivision: false, partsStationAt: at('20T08:00') }, null],
    ['is none before anything was requested', { partsRequestedAt: null, partsStationAt: at('20T08:00') }, null],
  ])('D9: transit %s', (_, facts, pause) => {
    expect(transitOf({ ...NO_FACTS, partsByDivision: true, partsRequestedAt: asked, ...facts })).toEqual(pause);
  });

  test('D9: transit is taken out, and while it lasts there is no deadline', () => {
    const gone = setResolution(rows, always, at('18T00:00'), [parts(asked, at('20T08:00'))]);
    expect(gone.dueAt).toEqual(at('22T00:00'));
    const going = setResolution(rows, always, at('18T00:00'), [parts(asked, null)]);
    expect([going.dueAt, resolutionState(going, at('21T00:00'))]).toEqual([
      null,
      expect.objectContaining({ state: 'paused', remainingSeconds: 40 * HOUR, reason: 'parts' }),
    ]);
  });

  test('a pause that begins after the deadline moves nothing', () => {
    expect(setResolution(rows, always, at('18T00:00'), [parts(at('20T00:00'), null)]).dueAt).toEqual(at('20T00:00'));
  });

  test('overlapping pauses are taken out once; those the policy does not count not at all', () => {
    const pauses: Pause[] = [
      parts(at('18T10:00'), at('18T14:00')),
      { from: at('18T12:00'), to: at('18T16:00'), reason: 'waiting' },
      { from: at('18T20:00'), to: at('18T22:00'), reason: 'on_hold' },
    ];
    expect(setResolution(rows, always, at('18T00:00'), pauses).dueAt).toEqual(at('20T06:00'));
  });

  test('property: counted time up to the deadline is the target, whatever was paused when', () => {
    let seed = 7;
    const chance = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let i = 0; i < 300; i++) {
      const calendar = chance(2) ? always : office;
      const start = new Date(at('16T00:00').getTime() + chance(14 * 24) * HOUR * 1000);
      const pauses = Array.from({ length: chance(5) }, (): Pause => {
        const from = new Date(start.getTime() + (chance(200) - 20) * 1_800_000);
        return { from, to: new Date(from.getTime() + chance(60) * 1_800_000), reason: chance(2) ? 'parts' : 'waiting' };
      });
      const seconds = (1 + chance(60)) * HOUR;
      const { dueAt, segments } = setResolution({ ...rule, seconds }, calendar, start, pauses);
      const counted = segments.reduce((sum, { from, to }) => sum + workingSecondsBetween(calendar, from, to), 0);
      expect(counted).toBeCloseTo(seconds, 3);
      const paused = segments.filter((s) => pauses.some(({ from, to }) => from < s.to && to! > s.from));
      expect(paused).toEqual([]);
      expect(segments.at(-1)!.to).toEqual(dueAt);
    }
  });
});

describe('pauses', () => {
  test('a status opens its own and ends the other; parts are left alone', () => {
    const transit = parts(at('18T08:00'), null);
    const waiting = pausesAt([transit], 'waiting', at('18T10:00'));
    expect(waiting).toEqual([transit, { from: at('18T10:00'), to: null, reason: 'waiting' }]);
    expect(pausesAt(waiting, 'waiting', at('18T11:00'))).toEqual(waiting);
    const held = pausesAt(waiting, 'on_hold', at('18T12:00'));
    expect(held.slice(1)).toEqual([
      { from: at('18T10:00'), to: at('18T12:00'), reason: 'waiting' },
      { from: at('18T12:00'), to: null, reason: 'on_hold' },
    ]);
    expect(withTransit(pausesAt(held, null, at('18T13:00')), null).map(({ to }) => to)).toEqual([
      at('18T12:00'),
      at('18T13:00'),
    ]);
  });
});
