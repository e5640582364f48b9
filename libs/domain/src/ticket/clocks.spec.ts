import { alwaysOpen } from '../calendar';
import { resolutionStepAt } from '../policies';
import { factsOfClock, moveWindow, planFor, type ResolutionFacts, settleResolution, setStatus, type Ticket } from '.';

const START = new Date('2026-11-23T02:00:00.000Z');
const at = (hours: number): Date => new Date(START.getTime() + hours * 3_600_000);
const calendar = alwaysOpen('Asia/Shanghai');
const TICKET = {
  id: 't1',
  channel: 'email',
  holderId: 'a1',
  status: 'open',
  statusSince: START,
  window: null,
  resolution: null,
  createdAt: START,
  resolvedAt: null,
  version: 1,
} as unknown as Ticket;
const facts = (hours: number, over: Partial<ResolutionFacts> = {}): ResolutionFacts => ({
  rule: { policyId: 'p1', policyVersion: 1, seconds: hours * 3600, hours: 'calendar', pausesOn: ['on_hold', 'parts'] },
  startedAt: START,
  transit: null,
  calendar,
  ...over,
});
const settled = (ticket: Ticket, now: Date, given: ResolutionFacts) => {
  const plan = settleResolution(planFor(ticket, now), given);
  return { ticket: plan.ticket, types: plan.steps.map(({ type }) => type), plan };
};
const running = settled(TICKET, at(0), facts(48)).ticket;

describe('the resolution clock of a ticket', () => {
  test('begins once, and settling it again changes nothing', () => {
    expect(running.resolution!.dueAt).toEqual(at(48));
    expect(settled(running, at(1), facts(48)).types).toEqual([]);
    const stored = Object.fromEntries(Object.entries(running.resolution!).reverse()) as Ticket['resolution'];
    expect(settled({ ...running, resolution: stored }, at(1), facts(48)).types).toEqual([]);
  });

  test('its breach is charged to who holds the ticket at the deadline, before anything else is decided', () => {
    const plan = planFor(running, at(48));
    expect(plan.steps).toMatchObject([{ type: 'resolution.breached', resolution: { holderAtBreachId: 'a1' } }]);
    const before = planFor(running, new Date(at(48).getTime() - 1));
    expect(before.steps.map(({ type }) => type)).toEqual(['resolution.reminded']);
    expect(planFor(plan.ticket, at(50)).steps).toEqual([]);
  });

  test('its holder is told once when a fifth of it is left, and again when it has moved away since', () => {
    expect(resolutionStepAt(running.resolution!)).toEqual(at(38.4));
    expect(planFor(running, new Date(at(38.4).getTime() - 1)).steps).toEqual([]);
    const { ticket, steps } = planFor(running, at(38.4));
    expect(steps).toMatchObject([{ type: 'resolution.reminded', details: { holderId: 'a1', dueAt: at(48) } }]);
    expect(planFor(ticket, at(47)).steps).toEqual([]);
    expect(resolutionStepAt(ticket.resolution!)).toEqual(at(48));
    const moved = settled(ticket, at(40), facts(100)).ticket;
    expect(resolutionStepAt(moved.resolution!)).toEqual(at(80));
    expect(planFor(moved, at(80)).steps.map(({ type }) => type)).toEqual(['resolution.reminded']);
  });

  test('nobody is told of a target that is held, met or missed', () => {
    const resolution = running.resolution!;
    for (const over of [{ dueAt: null }, { endedAt: at(1) }, { breachedAt: at(48) }])
      expect(resolutionStepAt({ ...resolution, ...over })).toBeNull();
    expect(planFor(running, at(49)).steps.map(({ type }) => type)).toEqual(['resolution.breached']);
  });

  test('stands while its ticket is on hold, and goes on with what is left', () => {
    const status = (ticket: Ticket, to: Ticket['status'], now: Date) => {
      const plan = setStatus(planFor(ticket, now), to, { statusLabelId: null, reason: null, calendar });
      return settleResolution(plan, factsOfClock(plan.ticket.resolution!, calendar)).ticket;
    };
    const held = status(running, 'on_hold', at(10));
    expect([held.resolution!.dueAt, planFor(held, at(400)).steps]).toEqual([null, []]);
    expect(status(held, 'open', at(30)).resolution!.dueAt).toEqual(at(68));
    expect(status(held, 'resolved', at(30)).resolution).toMatchObject({ endedAt: at(30), breachedAt: null });
  });

  test('a stricter rule never moves it into the past; a facts correction may', () => {
    const kept = settled(running, at(30), facts(24, { because: 'policy' })).ticket.resolution!;
    expect([kept.dueAt, kept.seconds, kept.breachedAt]).toEqual([at(48), 24 * 3600, null]);
    const corrected = settled(running, at(30), facts(48, { startedAt: at(-20) }));
    expect(corrected.types).toEqual(['resolution.moved', 'resolution.breached']);
  });

  test('one that had passed before there was a rule is late and charged to nobody', () => {
    const { plan } = settled(TICKET, at(60), facts(48));
    expect(plan.steps.at(-1)).toMatchObject({ type: 'resolution.breached', resolution: { holderAtBreachId: null } });
  });

  test('goes with its policy, though it was late', () => {
    const late = planFor(running, at(50)).ticket;
    const gone = settled(late, at(51), facts(48, { rule: null }));
    expect([gone.ticket.resolution, gone.types]).toEqual([null, ['resolution.withdrawn']]);
  });
});

describe('a wait whose policy changed', () => {
  const window = {
    ...{ id: 'w1', first: true, policy: null, openedAt: START, segments: [] },
    ...{ remindAt: at(1), leadAt: at(2), dueAt: at(3), remindedAt: null, leadToldAt: null, breachedAt: null },
  };
  const seconds = (hours: number) => ({ windowSeconds: hours * 3600, remindSeconds: 600, leadSeconds: 1200 });
  const moved = (hours: number, now: Date, over: object = {}) =>
    moveWindow(
      planFor({ ...TICKET, window: { ...window, ...over } }, now),
      { policy: seconds(hours), calendar, newWindowId: 'w2' },
      'policy',
    ).ticket.window!;

  test('gets another deadline from the same opening; one in the past is not given, and a breach stays', () => {
    expect(moved(5, at(0.1)).dueAt).toEqual(at(5));
    expect(moved(0.5, at(0.9)).dueAt).toEqual(at(3));
    expect(moved(9, at(4), { breachedAt: at(3) }).dueAt).toEqual(at(3));
  });
});
