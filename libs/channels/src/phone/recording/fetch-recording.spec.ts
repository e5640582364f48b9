import { openRecording, recordingUrl } from './fetch-recording';

const BASE = 'http://pbx.lan/monitor';

test.each<[string, string | null, string]>([
  ['https://files.example/1.wav', null, 'https://files.example/1.wav'],
  ['/var/spool/asterisk/monitor/1.wav', BASE, 'http://pbx.lan/monitor/1.wav'],
  ['C:\\rec\\呼入 1.wav', BASE, 'http://pbx.lan/monitor/%E5%91%BC%E5%85%A5%201.wav'],
  ['../../etc/passwd', BASE, 'http://pbx.lan/monitor/passwd'],
])('%s is fetched from %s as %s', (place, base, url) => {
  expect(recordingUrl(place, base).href).toBe(url);
});

test.each([['1.wav'], ['file:///etc/passwd'], ['ftp://pbx/1.wav']])('%s lies nowhere without a base', (place) => {
  expect(() => recordingUrl(place, null)).toThrow(expect.objectContaining({ code: 'recording_address' }));
});

test.each(['http://127.0.0.1:1/', 'http://[::1]:1/', 'http://10.0.0.1/', 'http://localhost:1/'])(
  '%s is not asked, unless the inbox names it',
  async (url) => {
    await expect(openRecording(new URL(url), null)).rejects.toMatchObject({ code: 'recording_address', isFinal: true });
  },
);
