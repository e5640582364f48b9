import { type AgentPhone, phoneBusy, phoneChosen, phoneFree, wrappedUp } from './phone-state';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 10) + seconds * 1000);
const READY: AgentPhone = { state: 'ready', since: at(0), dueAt: null, callId: null, then: 'ready' };
const BUSY = phoneBusy(READY, 'a', at(10));
const WRAP = phoneFree(BUSY, 'a', at(70), 60);

test('a call makes the phone busy, its end begins the wrap-up, and its limit ends that', () => {
  expect(BUSY).toEqual({ state: 'busy', since: at(10), dueAt: null, callId: 'a', then: 'ready' });
  expect(WRAP).toEqual({ state: 'wrap_up', since: at(70), dueAt: at(130), callId: 'a', then: 'ready' });
  expect(wrappedUp(WRAP, at(130))).toEqual({ ...READY, since: at(130) });
});

test.each<[string, AgentPhone, Partial<AgentPhone>]>([
  ['no limit grants none', phoneFree(BUSY, 'a', at(70), 0), { state: 'ready', callId: null, dueAt: null }],
  ['another call’s end changes nothing', phoneFree(BUSY, 'b', at(70), 60), { state: 'busy', callId: 'a' }],
  ['the end of a call while ready changes nothing', phoneFree(READY, 'a', at(70), 60), { state: 'ready' }],
  ['a second call keeps since when the phone is busy', phoneBusy(BUSY, 'b', at(30)), { callId: 'b', since: at(10) }],
  ['a call during wrap-up ends it', phoneBusy(WRAP, 'b', at(80)), { state: 'busy', callId: 'b', dueAt: null }],
  ['a break begins at once', phoneChosen(READY, 'break', at(5)), { state: 'break', since: at(5) }],
  ['a break chosen twice goes on', phoneChosen(phoneChosen(READY, 'break', at(5)), 'break', at(9)), { since: at(5) }],
  ['a break ends by ready', phoneChosen(phoneChosen(READY, 'break', at(5)), 'ready', at(9)), { state: 'ready' }],
  ['during a call a break waits', phoneChosen(BUSY, 'break', at(20)), { state: 'busy', then: 'break' }],
  ['and begins when wrap-up ends', wrappedUp({ ...WRAP, then: 'break' }, at(99)), { state: 'break', callId: null }],
  ['out of wrap-up a break begins at once', phoneChosen(WRAP, 'break', at(80)), { state: 'break', dueAt: null }],
  ['ready ends the wrap-up', phoneChosen(WRAP, 'ready', at(80)), { state: 'ready', callId: null }],
  [
    'a call during a break goes back to it',
    phoneBusy(phoneChosen(READY, 'break', at(5)), 'a', at(9)),
    { then: 'break' },
  ],
])('%s', (_, phone, expected) => {
  expect(phone).toMatchObject(expected);
});
