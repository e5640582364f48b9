import type { Call, DeskEvent } from '#contract';
import { ringingAt, webCallOf, withCall } from './web-calls';

const call = (id: string, more: Partial<Call> = {}): Call =>
  ({
    id,
    version: 1,
    source: 'web',
    ringingAgentIds: ['me'],
    startedAt: '2026-11-23T02:00:00.000Z',
    endedAt: null,
    ...more,
  }) as Call;
const known = (...calls: Call[]) => calls.reduce(withCall, new Map<string, Call>() as ReadonlyMap<string, Call>);

describe('calls that run', () => {
  it('ring where they are to ring, the longest waiting first', () => {
    const running = known(
      call('b', { startedAt: '2026-11-23T02:00:05.000Z' }),
      call('a'),
      call('c', { ringingAgentIds: ['lee'] }),
    );
    expect(ringingAt(running, 'me').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('stop ringing when a colleague is faster, also when the older word comes last', () => {
    const answered = call('a', { version: 2, ringingAgentIds: [], agentId: 'lee' });
    expect(ringingAt(withCall(known(answered), call('a')), 'me')).toEqual([]);
  });

  it('are gone when they are over', () => {
    expect(known(call('a'), call('a', { version: 2, endedAt: '2026-11-23T02:01:00.000Z' })).size).toBe(0);
  });

  it('are told by the feed, beside calls of other lines', () => {
    const told = (view: Call) =>
      ({ subject: { kind: 'call', id: view.id }, payload: { view } }) as unknown as DeskEvent;
    expect(webCallOf(told(call('a')))).toMatchObject({ id: 'a' });
    expect(webCallOf(told(call('a', { source: 'timer' })))).toBeNull();
    expect(webCallOf({ subject: { kind: 'ticket', id: 't' }, payload: {} } as unknown as DeskEvent)).toBeNull();
  });
});
