import type { VisitorSay, VisitorSayAck } from '#contract';
import { Refusal } from './api';
import { message, session, unsent } from './samples';
import { createSender } from './sender';
import { createStore } from './store';

/** A desk that answers by script; like the real one it stores a client id once. */
function desk(...script: (VisitorSayAck | Error | 'stored but not answered')[]) {
  const stored = new Map<string, VisitorSayAck>();
  const heard: string[] = [];
  const store = createStore();
  store.dispatch({ type: 'session', session: session(), fresh: true });
  const hear = (way: string) => async (request: VisitorSay) => {
    heard.push(`${way} ${request.clientId}`);
    const step = script.shift();
    if (step instanceof Error) throw step;
    const answer = stored.get(request.clientId) ?? {
      ok: true,
      message: message(stored.size + 1, { from: 'visitor', clientId: request.clientId }),
    };
    if (typeof step === 'object') return step;
    stored.set(request.clientId, answer);
    if (step === 'stored but not answered') throw new Refusal('timeout');
    return answer;
  };
  let renewals = 0;
  const sender = createSender(store, () => ({
    ready: () => true,
    bySocket: hear('socket'),
    byHttp: hear('http'),
    onVisitorUnknown: () => void renewals++,
  }));
  const write = (clientId: string) => {
    store.dispatch({ type: 'written', unsent: unsent(clientId) });
    sender.pump();
  };
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return { store, sender, write, settled, heard, stored, renewals: () => renewals };
}

describe('sending', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sends two quick lines in their order', async () => {
    const { store, write, settled, heard } = desk();
    write('a');
    write('b');
    await settled();
    expect(heard).toEqual(['socket a', 'socket b']);
    expect(store.state().messages.map((one) => one.clientId)).toEqual(['a', 'b']);
  });

  it('makes one message of one that was stored but not answered', async () => {
    const { store, write, settled, heard, stored } = desk('stored but not answered');
    write('a');
    await settled();
    expect(store.state().unsent).toMatchObject([{ clientId: 'a', state: 'waiting', code: 'timeout' }]);
    jest.advanceTimersByTime(1000);
    await settled();
    expect(heard).toEqual(['socket a', 'http a']);
    expect(stored.size).toBe(1);
    expect(store.state().messages).toHaveLength(1);
    expect(store.state().unsent).toEqual([]);
  });

  it('waits as long as the desk asks, and no shorter', async () => {
    const { write, settled, heard } = desk(new Refusal('too_many_requests', { retryAfterSeconds: 30 }));
    write('a');
    await settled();
    jest.advanceTimersByTime(29_999);
    await settled();
    expect(heard).toHaveLength(1);
    jest.advanceTimersByTime(1);
    await settled();
    expect(heard).toHaveLength(2);
  });

  it('goes on with the next one when one is refused', async () => {
    const { store, write, settled } = desk({ ok: false, code: 'message_too_long' });
    write('a');
    write('b');
    await settled();
    expect(store.state().unsent).toMatchObject([{ clientId: 'a', state: 'refused', code: 'message_too_long' }]);
    expect(store.state().messages.map((one) => one.clientId)).toEqual(['b']);
  });

  it('asks for a new session when the desk does not know the visitor, and keeps the words', async () => {
    const { store, write, settled, renewals } = desk(new Refusal('visitor_unknown'));
    write('a');
    await settled();
    expect(renewals()).toBe(1);
    expect(store.state().unsent).toMatchObject([{ clientId: 'a', state: 'waiting' }]);
  });
});
