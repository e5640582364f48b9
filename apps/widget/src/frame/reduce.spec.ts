import { unreadCount } from './queries';
import { reduce } from './reduce';
import { message, session, unsent } from './samples';
import { EMPTY, type Action, type ChatState } from './state';

const after = (...actions: Action[]): ChatState => actions.reduce(reduce, EMPTY);
const seqs = (state: ChatState) => state.messages.map((one) => one.seq);
const started = (part = {}): Action => ({ type: 'session', session: session(part), fresh: true });
const told = (...list: ReturnType<typeof message>[]): Action => ({
  type: 'events',
  events: list.map((one) => ({ type: 'message', message: one })),
});
const mine = (seq: number, clientId: string) => message(seq, { from: 'visitor', clientId });

describe('the chat of a visitor', () => {
  it('shows each message once and in order, however often and late it is told', () => {
    const state = after(
      started({ messages: [message(1), message(2)] }),
      told(message(4)),
      told(message(3), message(4)),
    );
    expect(seqs(state)).toEqual([1, 2, 3, 4]);
  });

  it('asks again from what it has in step, not from what it has confirmed', () => {
    // 5 is our own message, confirmed over HTTP while 3 and 4 of the agent are still unknown here.
    const state = after(
      started({ messages: [message(1), message(2)] }),
      { type: 'written', unsent: unsent('c-5') },
      { type: 'confirmed', clientId: 'c-5', message: mine(5, 'c-5') },
    );
    expect(state.syncedSeq).toBe(2);
    expect(reduce(state, told(message(3), message(4), mine(5, 'c-5'))).syncedSeq).toBe(5);
  });

  it.each([
    ['the confirmation first', ['confirmed', 'told']],
    ['the event first', ['told', 'confirmed']],
    ['both twice', ['told', 'confirmed', 'confirmed', 'told']],
  ])('turns a sent message into one message: %s', (_name, order) => {
    const steps: Record<string, Action> = {
      told: told(mine(1, 'c-1')),
      confirmed: { type: 'confirmed', clientId: 'c-1', message: mine(1, 'c-1') },
    };
    const state = after(started(), { type: 'written', unsent: unsent('c-1') }, ...order.map((step) => steps[step]!));
    expect(seqs(state)).toEqual([1]);
    expect(state.unsent).toEqual([]);
  });

  it('takes a message off the unsent ones when a new session brings it back', () => {
    const state = after(
      { type: 'written', unsent: unsent('c-1', { state: 'waiting' }) },
      {
        type: 'session',
        session: session({ messages: [mine(1, 'c-1')] }),
        fresh: false,
      },
    );
    expect(state.unsent).toEqual([]);
  });

  it('leaves no hole when more was missed than one page holds', () => {
    const behind = after(started({ messages: [message(1), message(2)] }));
    const page = { messages: [message(40), message(41)], hasEarlier: true };
    const state = reduce(behind, { type: 'session', session: session(page), fresh: false });
    expect(seqs(state)).toEqual([40, 41]);
    expect(state.hasEarlier).toBe(true);
  });

  it('keeps earlier pages when the newest page is told again', () => {
    const scrolled = after(
      started({ messages: [message(31)], hasEarlier: true }),
      { type: 'earlier', messages: [message(1), message(2)], hasEarlier: false },
      { type: 'session', session: session({ messages: [message(31), message(32)], hasEarlier: true }), fresh: false },
    );
    expect(seqs(scrolled)).toEqual([1, 2, 31, 32]);
    expect(scrolled.hasEarlier).toBe(false);
  });

  it('forgets the history but not the words when the desk does not know the visitor any more', () => {
    const state = after(
      started({ messages: [message(1), message(2)], readSeq: 2, agentReadSeq: 2 }),
      { type: 'written', unsent: unsent('c-1') },
      { type: 'sending', clientId: 'c-1' },
      started(),
    );
    expect(seqs(state)).toEqual([]);
    expect(state).toMatchObject({ syncedSeq: 0, readSeq: 0, agentReadSeq: 0 });
    expect(state.unsent).toMatchObject([{ clientId: 'c-1', state: 'waiting' }]);
  });

  it.each<[string, Action]>([
    ['an answer', told(message(4, { id: 'new 4' }))],
    ['a confirmation', { type: 'confirmed', clientId: 'c', message: { ...mine(4, 'c'), id: 'new 4' } }],
  ])('begins again when a new chat follows a closed one: %s', (_name, first) => {
    const old = after(started({ messages: [message(3), message(4), message(5)], hasEarlier: true, readSeq: 5 }));
    const renewed = reduce(old, first);
    // From 0, because 1 to 3 of the new chat are not known here.
    expect(renewed).toMatchObject({ syncedSeq: 0, hasEarlier: false });
    expect(renewed.past.map(({ id }) => id)).toEqual(['message 3', 'message 4', 'message 5']);
    const replayed = reduce(renewed, told(...[1, 2, 3, 4].map((seq) => message(seq, { id: `new ${seq}` }))));
    expect(replayed.messages.map(({ id }) => id)).toEqual(['new 1', 'new 2', 'new 3', 'new 4']);
    expect(replayed.syncedSeq).toBe(4);
    expect(replayed.past).toBe(renewed.past);
  });

  it('takes the history of a new chat from its session', () => {
    const old = after(started({ messages: [message(30), message(31)], hasEarlier: true }));
    const at = '2026-11-25T02:00:00.000Z';
    const page = [message(1, { id: 'new 1', at }), message(2, { id: 'new 2', at })];
    const state = reduce(old, { type: 'session', session: session({ messages: page }), fresh: false });
    expect(state.messages.map(({ id }) => id)).toEqual(['new 1', 'new 2']);
    expect(state).toMatchObject({ syncedSeq: 2, hasEarlier: false });
  });

  it('counts as unread what came while nobody looked', () => {
    const away = after(started(), told(message(1, { from: 'desk' }), mine(2, 'c-2'), message(3)));
    expect(unreadCount(away)).toBe(2);
    expect(unreadCount(reduce(away, { type: 'watching', watching: true }))).toBe(0);
  });

  it('reads at once what comes into view, and read marks never go back', () => {
    const state = after(started(), { type: 'watching', watching: true }, told(message(7)), {
      type: 'session',
      session: session({ messages: [message(7)], readSeq: 3 }),
      fresh: false,
    });
    expect(state.readSeq).toBe(7);
  });

  it('stops showing someone as typing when the message is there or the line is gone', () => {
    const typing = after(started(), { type: 'link', link: 'live' }, { type: 'typing', agentName: '李敏' });
    expect(typing.typing).toBe('李敏');
    expect(reduce(typing, told(message(1))).typing).toBeNull();
    expect(reduce(typing, { type: 'link', link: 'reconnecting' }).typing).toBeNull();
  });

  it('opens again as soon as the visitor writes', () => {
    const closed = after(started({ messages: [message(1)] }), {
      type: 'events',
      events: [{ type: 'status', status: 'resolved' }],
    });
    expect(closed.open).toBe(false);
    expect(reduce(closed, { type: 'confirmed', clientId: 'c', message: mine(2, 'c') }).open).toBe(true);
  });

  it('tries a refused message again under the same client id', () => {
    const state = after(
      { type: 'written', unsent: unsent('c-1') },
      { type: 'sending', clientId: 'c-1' },
      { type: 'refused', clientId: 'c-1', code: 'inbox_disabled' },
      { type: 'again', clientId: 'c-1' },
    );
    expect(state.unsent).toEqual([unsent('c-1')]);
    expect(reduce(state, { type: 'dropped', clientId: 'c-1' }).unsent).toEqual([]);
  });
});
