import { type Endpoint, endpointOf } from './endpoint';

test.each<[string | undefined, Endpoint | null]>([
  ['PJSIP/1001-0000002a', { technology: 'PJSIP', name: '1001' }],
  ['SIP/my-trunk-00000001', { technology: 'SIP', name: 'my-trunk' }],
  ['Local/1001@from-queue-0000002b;1', { technology: 'Local', name: '1001' }],
  ['nonsense', null],
  [undefined, null],
])('%s', (channel, endpoint) => {
  expect(endpointOf(channel)).toEqual(endpoint);
});
