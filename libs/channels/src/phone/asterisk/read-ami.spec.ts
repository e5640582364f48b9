import type { CallEvent } from '#domain';
import { readAmi } from './read-ami';

const CONTEXT = { extensions: new Set(['1001', '1002']), receivedAt: new Date(0), inputId: 'i' };
const TRUNK = 'PJSIP/trunk-1';
type Said = Partial<CallEvent>[] | null;

const said = (text: string): Said => {
  const input = readAmi(Buffer.from(text.replace(/; /g, '\r\n')), {}, CONTEXT);
  return input.kind === 'call' ? input.events.map(({ id: _, at: __, ...event }) => event) : null;
};
const first = `Uniqueid: 1; Linkedid: 1`;
const second = `Uniqueid: 2; Linkedid: 1`;

test.each<[string, string, Said]>([
  [
    'a call in',
    `Event: Newchannel; Channel: ${TRUNK}; CallerIDNum: 138; Exten: 400; ${first}`,
    [{ kind: 'started', direction: 'inbound', number: '138', line: '400' }],
  ],
  ['a second leg', `Event: Newchannel; Channel: PJSIP/1001-2; ${second}`, null],
  ['a colleague dialled', `Event: Newchannel; Channel: PJSIP/1001-1; Exten: 1002; ${first}`, null],
  [
    'a call out by the agent',
    `Event: DialBegin; Channel: PJSIP/1001-1; Exten: 13800000001; ${first}; DestChannel: ${TRUNK}`,
    [
      { kind: 'started', direction: 'outbound', number: '13800000001', extension: '1001' },
      { kind: 'ringing', direction: 'outbound' },
    ],
  ],
  [
    'ringing',
    `Event: DialBegin; Channel: ${TRUNK}; ${first}; DestChannel: PJSIP/1001-2`,
    [{ kind: 'ringing', extension: '1001' }],
  ],
  [
    'ringing by a queue',
    `Event: DialBegin; Channel: ${TRUNK}; ${first}; DestChannel: Local/1001@q-2;1`,
    [{ kind: 'ringing', extension: '1001' }],
  ],
  [
    'engaged',
    `Event: DialEnd; Channel: PJSIP/1001-1; ${first}; DestChannel: ${TRUNK}; DialStatus: BUSY`,
    [{ kind: 'stopped_ringing', direction: 'outbound', outcome: 'busy' }],
  ],
  [
    'asked in vain',
    `Event: DialEnd; Channel: ${TRUNK}; ${first}; DestChannel: PJSIP/1001-2; DialStatus: NOANSWER`,
    [{ kind: 'stopped_ringing', extension: '1001' }],
  ],
  ['the trunk in a bridge', `Event: BridgeEnter; Channel: ${TRUNK}; ${first}`, null],
  ['the end', `Event: Hangup; Channel: ${TRUNK}; Cause: 16; ${first}`, [{ kind: 'ended', loose: true }]],
  [
    'the other side of a call out gone',
    `Event: Hangup; Channel: ${TRUNK}; Cause: 17; ${second}`,
    [{ kind: 'left', extension: null, outcome: 'busy', loose: true }],
  ],
  ['a channel inside', `Event: Hangup; Channel: Local/1001@q-2;1; ${second}`, null],
  [
    'handed on after asking',
    'Event: AttendedTransfer; Result: Success; OrigTransfererChannel: PJSIP/1001-1; OrigTransfererLinkedid: 1; TransferTargetChannel: PJSIP/1002-3',
    [
      { kind: 'transferred', extension: '1001', to: '1002', attended: true, loose: true },
      { kind: 'answered', extension: '1002', loose: true },
    ],
  ],
  ['a hand-over that failed', 'Event: BlindTransfer; Result: Fail; TransfererLinkedid: 1', null],
  ['an event of no call', 'Event: Hangup; Channel: PJSIP/1001-1', null],
  ['no event', 'nonsense', null],
])('%s', (_, text, expected) => {
  expect(said(text)).toEqual(expected);
});

test('its own time counts, to the microsecond it gives', () => {
  const text = `Event: Hangup\r\nTimestamp: 1700000000.250000\r\nChannel: ${TRUNK}\r\nUniqueid: 1\r\nLinkedid: 1`;
  expect(readAmi(Buffer.from(text), {}, CONTEXT)).toMatchObject({ events: [{ at: new Date(1_700_000_000_250) }] });
});

test('what runs is read from the list of channels', () => {
  const text = 'Event: CoreShowChannel\r\nLinkedid: 1\r\n\r\nEvent: CoreShowChannel\r\nLinkedid: 1\r\n\r\nEvent: CoreShowChannelsComplete';
  expect(readAmi(Buffer.from(text), { what: 'running' }, CONTEXT)).toEqual({
    kind: 'running',
    callIds: ['1'],
    at: CONTEXT.receivedAt,
  });
});
