import type { AgentPhone, Call, DeskEvent } from '#contract';
import { type Dock, dockAfter, dockCalls, type DockMode } from './dock';

const ME = 'me';
const AT = '2026-03-10T02:00:00.000Z';
const call = (more: Partial<Call> = {}): Call =>
  ({ id: 'c1', source: 'system', ringingAgentIds: [], agentId: null, startedAt: AT, version: 1, ...more }) as Call;
const phone = (more: Partial<AgentPhone> = {}): AgentPhone =>
  ({ agentId: ME, state: 'ready', callId: null, version: 1, ...more }) as AgentPhone;
const told = (view: Call, type = 'call.stepped'): DeskEvent =>
  ({ type, subject: { kind: 'call', id: view.id }, payload: { view } }) as unknown as DeskEvent;
const changed = (view: AgentPhone): DeskEvent =>
  ({ type: 'phone.changed', subject: { kind: 'phone', id: view.agentId }, payload: { view } }) as unknown as DeskEvent;

const EMPTY: Dock = { phone: null, calls: [] };
const modes = (dock: Dock): DockMode[] => dockCalls(dock, ME).map(({ mode }) => mode);
const answered = { agentId: ME, answeredAt: AT, version: 2 };

test('a call is followed from the first ring to the end of its wrap-up', () => {
  let dock = dockAfter(EMPTY, [changed(phone()), told(call({ ringingAgentIds: [ME] }))], ME);
  expect(modes(dock)).toEqual(['ringing']);
  dock = dockAfter(dock, [told(call(answered)), changed(phone({ state: 'busy', callId: 'c1', version: 2 }))], ME);
  expect(modes(dock)).toEqual(['talking']);
  dock = dockAfter(dock, [told(call({ ...answered, heldSince: AT, version: 3 }))], ME);
  expect(modes(dock)).toEqual(['held']);
  dock = dockAfter(
    dock,
    [
      told(call({ ...answered, endedAt: AT, version: 4 })),
      changed(phone({ state: 'wrap_up', callId: 'c1', version: 3 })),
    ],
    ME,
  );
  expect(modes(dock)).toEqual(['wrap_up']);
  expect(modes(dockAfter(dock, [changed(phone({ version: 4 }))], ME))).toEqual([]);
});

test.each<[string, Call]>([
  ['that rings elsewhere', call({ ringingAgentIds: ['other'] })],
  ['a colleague took', call({ ringingAgentIds: [], agentId: 'other', answeredAt: AT })],
  ['timed by hand', call({ source: 'timer', agentId: ME, answeredAt: AT })],
  ['that was missed', call({ ringingAgentIds: [ME], endedAt: AT })],
])('a call %s is not shown', (_, other) => {
  expect(modes(dockAfter(EMPTY, [told(other)], ME))).toEqual([]);
});

test('a call that a colleague takes stops ringing here', () => {
  const ringing = dockAfter(EMPTY, [told(call({ ringingAgentIds: [ME, 'other'] }))], ME);
  expect(modes(dockAfter(ringing, [told(call({ agentId: 'other', answeredAt: AT, version: 2 }))], ME))).toEqual([]);
});

test('what is older than what is held, and colleagues’ phones, change nothing', () => {
  const dock = dockAfter(EMPTY, [told(call({ ...answered, version: 5 })), changed(phone({ version: 5 }))], ME);
  const late = [told(call({ ringingAgentIds: [ME], version: 1 })), changed(phone({ state: 'break', version: 4 }))];
  expect(dockAfter(dock, [...late, changed(phone({ agentId: 'other', version: 9 }))], ME)).toBe(dock);
});
