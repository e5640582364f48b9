import * as fc from 'fast-check';
import { CALL_EVENT_KINDS, type CallEvent, type CallEventKind } from './call-event';
import { callTimeline, type CallTimeline } from './call-timeline';

const T0 = Date.UTC(2026, 2, 10, 2);
const at = (seconds: number): Date => new Date(T0 + seconds * 1000);
const said = (kind: CallEventKind, seconds: number, more: Partial<CallEvent> = {}): CallEvent => ({
  id: `${kind}@${seconds}${more.extension ?? ''}`,
  kind,
  at: at(seconds),
  ...more,
});

/** Rings A and B after two seconds, A answers at 11, holds from 40 to 60, the contact hangs up at 131. */
const CALL: CallEvent[] = [
  said('started', 0, { direction: 'inbound', number: '13800000001', line: '4008200000' }),
  said('ringing', 2, { extension: '1001' }),
  said('ringing', 2, { extension: '1002' }),
  said('answered', 11, { extension: '1001' }),
  said('stopped_ringing', 11, { extension: '1002' }),
  said('held', 40, { extension: '1001' }),
  said('resumed', 60, { extension: '1001' }),
  said('hanging_up', 131, { by: 'contact' }),
  said('ended', 131),
];

const without = (...kinds: CallEventKind[]): CallEvent[] => CALL.filter(({ kind }) => !kinds.includes(kind));

test('a call is timed from what the telephone system said of it', () => {
  expect(callTimeline(CALL)).toEqual<CallTimeline>({
    direction: 'inbound',
    number: '13800000001',
    line: '4008200000',
    startedAt: at(0),
    answeredAt: at(11),
    endedAt: at(131),
    rangAt: at(2),
    ringSeconds: 9,
    answerSeconds: 11,
    holds: [{ from: at(40), to: at(60) }],
    heldSince: null,
    holdSeconds: 20,
    talkSeconds: 100,
    ringing: [],
    extension: '1001',
    transferredFrom: null,
    transferredTo: null,
    hungUpBy: 'contact',
    result: 'answered',
    recordings: [],
  });
});

test.each<[string, CallEvent[], Partial<CallTimeline>]>([
  ['that rings', CALL.slice(0, 3), { ringing: ['1001', '1002'], answeredAt: null, ringSeconds: null, result: null }],
  ['that is spoken on', CALL.slice(0, 5), { ringing: [], extension: '1001', talkSeconds: null, result: null }],
  ['on hold', CALL.slice(0, 6), { heldSince: at(40), holdSeconds: 0, talkSeconds: null }],
  [
    'that nobody answered',
    without('answered', 'held', 'resumed'),
    { result: 'missed', answeredAt: null, ringSeconds: 129, answerSeconds: null, talkSeconds: 0 },
  ],
  ['whose answer was lost, but not its hold', without('answered'), { answeredAt: at(40), result: 'answered' }],
  ['whose start was lost', without('started'), { startedAt: at(2), direction: 'inbound', number: null }],
  ['whose ringing was lost', without('ringing'), { ringSeconds: 11, answerSeconds: 11 }],
  ['whose resuming was lost', without('resumed'), { holdSeconds: 91, talkSeconds: 29 }],
  [
    'answered after its end by a clock that runs ahead',
    [...without('answered', 'held', 'resumed'), said('answered', 140, { extension: '1001' })],
    { answeredAt: null, endedAt: at(131), result: 'missed' },
  ],
  ['held twice at a time', [...CALL, said('held', 50)], { holds: [{ from: at(40), to: at(60) }] }],
  ['ended twice', [...CALL, said('ended', 140, { by: 'system' })], { endedAt: at(131), hungUpBy: 'contact' }],
  ['that was all hold', [...without('resumed', 'held'), said('held', 11)], { talkSeconds: 0, holdSeconds: 120 }],
  ['held before anybody answered it', CALL.slice(0, 3).concat(said('ended', 20)), { holds: [], result: 'missed' }],
  ['whose end says who hung up', [...without('ended'), said('ended', 131, { by: 'system' })], { hungUpBy: 'system' }],
  [
    'handed to a colleague who answers ten seconds later',
    [
      ...without('ended', 'hanging_up'),
      said('transferred', 80, { extension: '1001', to: '1002' }),
      said('answered', 90, { extension: '1002' }),
      said('ended', 131, { by: 'agent' }),
    ],
    { holdSeconds: 30, talkSeconds: 90, extension: '1002', transferredFrom: '1001', transferredTo: '1002' },
  ],
  [
    'handed to a colleague who was asked before, out of the hold',
    [
      ...without('ended', 'hanging_up', 'resumed'),
      said('transferred', 80, { extension: '1001', to: '1002', attended: true }),
      said('ended', 131),
    ],
    { holds: [{ from: at(40), to: at(80) }], holdSeconds: 40 },
  ],
  [
    'that went to voicemail',
    [...CALL.slice(0, 3), said('ended', 60, { outcome: 'voicemail' })],
    { result: 'voicemail', answeredAt: null },
  ],
  [
    'with a recording that came after its end',
    [...CALL, said('recorded', 200, { recording: 'monitor/1.wav', consent: 'yes' })],
    { endedAt: at(131), recordings: [{ at: at(200), place: 'monitor/1.wav', consent: 'yes' }] },
  ],
  ['of which only the recording is known', [said('recorded', 5, { recording: 'x' })], { startedAt: at(5) }],
])('a call %s', (_, events, expected) => {
  expect(callTimeline(events)).toMatchObject(expected);
});

describe('a call out', () => {
  const out = (...events: CallEvent[]) => [
    said('started', 0, { direction: 'outbound', number: '13800000001', extension: '1001' }),
    ...events,
  ];
  test.each<[string, CallEvent[], Partial<CallTimeline>]>([
    ['belongs to who dialled', out(said('answered', 9), said('ended', 69)), { extension: '1001', talkSeconds: 60 }],
    ['not taken', out(said('ended', 30, { outcome: 'no_answer' })), { result: 'no_answer' }],
    ['engaged', out(said('ended', 3, { outcome: 'busy' })), { result: 'busy' }],
    ['to a number that is none', out(said('ended', 3, { outcome: 'wrong_number' })), { result: 'wrong_number' }],
    [
      'given up by the agent before any other side was there',
      out(said('left', 4, { extension: '1001' })),
      { endedAt: at(4), hungUpBy: 'agent', result: 'no_answer' },
    ],
    [
      'the agent left after the answer',
      out(said('answered', 9), said('left', 40, { extension: '1001' })),
      { endedAt: null },
    ],
    [
      'the other side left after the answer',
      out(said('left', 5), said('answered', 9), said('left', 40)),
      { endedAt: at(40), talkSeconds: 31 },
    ],
    [
      'engaged the first way and taken the second',
      out(said('stopped_ringing', 3, { outcome: 'busy' }), said('left', 3), said('answered', 9), said('left', 40)),
      { endedAt: at(40), result: 'answered' },
    ],
  ])('%s', (_, events, expected) => {
    expect(callTimeline(events)).toMatchObject(expected);
  });
});

test('a colleague who answers after another one has the call from them', () => {
  const call = callTimeline([...without('ended'), said('answered', 90, { extension: '1002' })]);
  expect(call).toMatchObject({ extension: '1002', transferredFrom: '1001', transferredTo: '1002' });
});

test('colleagues who talk among themselves make no call', () => {
  expect(callTimeline([said('answered', 1, { loose: true }), said('held', 2, { loose: true })])).toBeNull();
  expect(callTimeline([said('started', 0), said('answered', 1, { loose: true })])).toMatchObject({ answeredAt: at(1) });
});

test('nothing said is no call', () => {
  expect(callTimeline([])).toBeNull();
});

const anyEvent: fc.Arbitrary<CallEvent> = fc
  .record({
    kind: fc.constantFrom(...CALL_EVENT_KINDS),
    seconds: fc.integer({ min: 0, max: 20 }),
    extension: fc.constantFrom('1001', '1002', null),
    by: fc.constantFrom('contact' as const, 'agent' as const, null),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const),
    attended: fc.boolean(),
    n: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ seconds, n, ...event }) => ({ ...event, at: at(seconds), id: `${event.kind}${seconds}${n}` }));
const anyCall = fc.uniqueArray(anyEvent, { selector: ({ id }) => id, minLength: 1, maxLength: 12 });

test('whatever the order, and however often a thing is said, the call is the same', () => {
  fc.assert(
    fc.property(
      anyCall.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
      ),
      ([events, heard]) => {
        expect(callTimeline(heard)).toEqual(callTimeline(events));
      },
    ),
  );
});

test('times are in order and add up, whatever was said', () => {
  fc.assert(
    fc.property(anyCall, (events) => {
      const call = callTimeline(events)!;
      const times = [call.startedAt, call.answeredAt, call.endedAt].flatMap((time) => (time ? [time.getTime()] : []));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      if (!call.endedAt) return expect([call.talkSeconds, call.result]).toEqual([null, null]);
      expect(call.heldSince).toBeNull();
      expect(call.talkSeconds).toBeGreaterThanOrEqual(0);
      const lasted = call.answeredAt ? (call.endedAt.getTime() - call.answeredAt.getTime()) / 1000 : 0;
      expect(call.talkSeconds! + call.holdSeconds).toBe(Math.floor(lasted));
    }),
  );
});
