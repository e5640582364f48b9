import { cdrHead, readCdr } from './read-cdr';

const CONTEXT = { extensions: new Set(['1001', '1002']), zone: 'Asia/Shanghai' };
const ROW = [
  ...['', '13800000001', '400', 'from-trunk', 'x', 'PJSIP/trunk-0001', 'PJSIP/1001-0002', 'Dial', ''],
  ...['2025-11-03 10:00:00', '2025-11-03 10:00:08', '2025-11-03 10:01:08', '68', '60', 'ANSWERED', 'DOC', '1.1'],
];
const row = (changes: Record<number, string>): string[] => ROW.map((field, i) => changes[i] ?? field);

test('a line is a call with its times in the zone of the file', () => {
  expect(readCdr(ROW, CONTEXT)).toEqual({
    kind: 'call',
    callId: '1.1',
    events: [
      {
        id: 'cdr:started',
        kind: 'started',
        at: new Date('2025-11-03T02:00:00Z'),
        direction: 'inbound',
        number: '13800000001',
        line: '400',
        extension: null,
      },
      { id: 'cdr:ringing:1001', kind: 'ringing', at: new Date('2025-11-03T02:00:00Z'), extension: '1001' },
      { id: 'cdr:answered:1001', kind: 'answered', at: new Date('2025-11-03T02:00:08Z'), extension: '1001' },
      { id: 'cdr:ended', kind: 'ended', at: new Date('2025-11-03T02:01:08Z'), outcome: null },
    ],
  });
});

test.each<[string, string[], string]>([
  ['too few columns', ROW.slice(0, 5), 'columns'],
  ['no id', row({ 16: '' }), 'uniqueid'],
  ['an odd time', row({ 9: '03/11/25' }), 'time'],
  ['an odd answer', row({ 10: 'soon' }), 'time'],
  ['an end before the start', row({ 11: '2025-11-03 09:00:00' }), 'ends_before_start'],
  ['an odd disposition', row({ 14: 'EXPLODED' }), 'disposition'],
])('%s is a fault', (_, fields, fault) => {
  expect(readCdr(fields, CONTEXT)).toEqual({ kind: 'fault', fault });
});

test.each<[string, string[], string[]]>([
  ['unanswered', row({ 10: '', 14: 'NO ANSWER' }), ['started', 'ringing', 'ended']],
  ['taken by voicemail', row({ 6: '', 7: 'VoiceMail' }), ['started', 'ended']],
  ['taken by a menu', row({ 6: '' }), ['started', 'ended']],
  ['out', row({ 5: 'SIP/1002-1', 6: 'SIP/trunk-2' }), ['started', 'answered', 'ended']],
])('a call %s', (_, fields, kinds) => {
  const read = readCdr(fields, CONTEXT);
  expect(read.kind === 'call' && read.events.map(({ kind }) => kind)).toEqual(kinds);
});

test('colleagues among themselves are no call', () => {
  expect(readCdr(row({ 5: 'PJSIP/1002-1' }), CONTEXT)).toEqual({ kind: 'internal' });
});

test('a head names the columns, whatever their order', () => {
  const head = cdrHead(['calldate', 'src', 'dst', 'channel', 'dstchannel', 'duration', 'billsec', 'disposition', 'uniqueid'])!;
  const fields = ['2025-11-03 10:00:00', '138', '400', 'SIP/trunk-1', 'SIP/1001-2', '68', '60', 'ANSWERED', '1.1'];
  const read = readCdr(fields, CONTEXT, head);
  expect(read.kind === 'call' && read.events.at(-1)!.at).toEqual(new Date('2025-11-03T02:01:08Z'));
  expect(cdrHead(ROW)).toBeNull();
});
