import { type Caller, callerOf } from './caller';

test.each<[string | null, Caller]>([
  ['13800000001', { externalId: '+8613800000001', number: '+8613800000001' }],
  ['+86 138 0000 0001', { externalId: '+8613800000001', number: '+8613800000001' }],
  ['008613800000001', { externalId: '+8613800000001', number: '+8613800000001' }],
  ['01065281234 转 801', { externalId: '+861065281234', number: '+861065281234' }],
  ['65281234', { externalId: '+861065281234', number: '+861065281234' }],
  ['10086', { externalId: '10086', number: '10086' }],
  ['sip:13800000001@carrier', { externalId: '+8613800000001', number: '+8613800000001' }],
  ['tel:+4930123456;phone-context=x', { externalId: '+4930123456', number: '+4930123456' }],
  ['anonymous', { externalId: null, number: null }],
  ['Anonymous ', { externalId: null, number: null }],
  ['', { externalId: null, number: null }],
  [null, { externalId: null, number: null }],
  ['<unknown>', { externalId: null, number: null }],
  ['Somebody', { externalId: 'text:somebody', number: 'Somebody' }],
  ['x\r\nEvent: Hangup', { externalId: 'text:x event: hangup', number: 'x Event: Hangup' }],
  ['\u202Eabc', { externalId: 'text:abc', number: 'abc' }],
])('%j is %j', (written, caller) => {
  expect(callerOf(written, '010')).toEqual(caller);
});

test('what is no number is cut, and never through a sign', () => {
  expect([...callerOf('😀'.repeat(100)).number!]).toHaveLength(64);
});

test('without an area code a local landline stays as it is', () => {
  expect(callerOf('65281234').number).toBe('65281234');
});
