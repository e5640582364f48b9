import { daysOpen, dayFrom, mustBeNamed, type NamedCause, openSince } from '.';

const zone = 'Asia/Shanghai';
const at = (text: string): Date => new Date(`${text}+08:00`);
const now = at('2026-11-23T09:00:00');

describe('the age of a ticket', () => {
  it.each([
    ['2026-11-23T00:00:00', 0],
    ['2026-11-22T23:59:59', 1],
    ['2026-11-21T00:00:00', 2],
    ['2026-11-20T23:59:59', 3],
    ['2026-11-24T01:00:00', 0],
  ])('opened at %s is %i days (DOMAIN B1)', (opened, days) => {
    expect(daysOpen(zone, at(opened), now)).toBe(days);
  });

  it('and the lists of two and of three days begin at the same midnights (DOMAIN B1)', () => {
    expect(openSince(zone, now, 2)).toEqual(at('2026-11-22T00:00:00'));
    expect(openSince(zone, now, 3)).toEqual(at('2026-11-21T00:00:00'));
    for (const days of [1, 2, 3]) {
      const first = openSince(zone, now, days);
      expect(daysOpen(zone, new Date(first.getTime() - 1), now)).toBe(days);
      expect(daysOpen(zone, first, now)).toBe(days - 1);
    }
  });

  it('is counted by the clock of the zone, not of the machine', () => {
    const late = new Date('2026-11-22T20:00:00Z');
    expect([daysOpen('Asia/Shanghai', late, now), daysOpen('America/New_York', late, now)]).toEqual([0, 0]);
    expect(dayFrom('America/New_York', now, -1)).toBe('2026-11-21');
  });

  it('counts a day of 23 hours as a day', () => {
    const after = new Date('2026-03-09T12:00:00-04:00');
    expect(daysOpen('America/New_York', new Date('2026-03-07T23:30:00-05:00'), after)).toBe(2);
    expect(openSince('America/New_York', after, 1)).toEqual(new Date('2026-03-09T00:00:00-04:00'));
  });
});

describe('a named cause', () => {
  const named = (more: Partial<NamedCause>): NamedCause => ({
    ...{ cause: 'unknown', note: '', responsibleId: null, action: '', actorId: null, until: null },
    ...more,
  });
  const evening = at('2026-11-23T18:00:00');
  const action = { action: '今天回电', actorId: 'a', until: evening };

  it.each<[string, Partial<NamedCause>]>([
    ['that nobody knows', {}],
    ['that is a person', { cause: 'agent', responsibleId: 'a' }],
    ['of a department that is named', { cause: 'other_department', note: '仓库' }],
    ['with an action for today', action],
  ])('%s can be worked with (DOMAIN B2)', (_, more) => {
    expect(() => mustBeNamed(named(more), zone, now)).not.toThrow();
  });

  it.each<[string, Partial<NamedCause>, string, string | undefined]>([
    ['late through a person, without the person', { cause: 'colleague' }, 'reason_required', 'responsibleId'],
    ['another department, without which', { cause: 'other_department' }, 'reason_required', 'note'],
    ['somebody without anything to do', { actorId: 'a', until: evening }, 'reason_required', 'action'],
    ['an action of nobody', { ...action, actorId: null }, 'reason_required', 'actorId'],
    ['an action without a time', { ...action, until: null }, 'reason_required', 'until'],
    ['an action for tomorrow', { ...action, until: at('2026-11-24T00:00:00') }, 'action_not_today', undefined],
    ['an action that should be over', { ...action, until: now }, 'action_not_today', undefined],
  ])('%s is refused (DOMAIN B2)', (_, more, code, field) => {
    const refused = () => mustBeNamed(named(more), zone, now);
    expect(refused).toThrow(expect.objectContaining({ code, detail: field ? { field } : {} }) as Error);
  });
});
