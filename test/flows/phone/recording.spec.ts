import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import type { Call } from '#contract';
import { eventually } from '../../support/desk';
import { PhoneDesk } from './phone-desk';

/** A second of silence, 8 kHz, 8 bit. */
const WAV = Buffer.concat([
  Buffer.from(
    'RIFF\x44\x1f\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x20\x1f\x00\x00',
    'latin1',
  ),
  Buffer.alloc(8000, 0x80),
]);

let server: Server;
let base: string;
let failures = 0;
let phone: PhoneDesk;
beforeAll(async () => {
  server = createServer((asked, answer) => {
    if (failures > 0) {
      failures -= 1;
      return void answer.writeHead(500).end();
    }
    if (asked.url === '/monitor/page.wav') return void answer.end('<html>no sound</html>');
    answer.end(WAV);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/monitor/`;
  phone = await PhoneDesk.open({ system: 'webhook', recording: { consent: 'yes', base } });
});
afterAll(async () => {
  await phone.close();
  server.close();
});

let numbers = 0;
async function recorded(recording: object): Promise<Call> {
  const number = `+86136${String((numbers += 1)).padStart(8, '0')}`;
  const about = { callId: `r-${number}`, from: number, to: '400' };
  await phone.post('started', about);
  await phone.post('answered', { ...about, extension: '1001' });
  await phone.post('recorded', { ...about, recording });
  await phone.post('ended', about);
  return phone.call(number, ({ endedAt }) => endedAt !== null);
}
const inState = async (call: Call, state: string): Promise<Call> => {
  const look = async () => {
    phone.desk.clock.advance(10);
    return (await phone.calls()).find(({ id }) => id === call.id)!;
  };
  return eventually(look, ({ recordings }) => recordings[0]?.state === state);
};
const play = (url: string, cookie: string, range?: string) =>
  request(phone.desk.url)
    .get(url)
    .set({ cookie, ...(range && { range }) })
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    });

it('a recording is fetched, played in parts, and who listened is told', async () => {
  failures = 1;
  const call = await inState(await recorded({ url: `${base}1.wav` }), 'stored');
  const [recording] = call.recordings;
  const listened = await phone.li.post(`/calls/${call.id}/recordings/${recording!.id}/listen`);
  expect(listened.status).toBe(200);
  const whole = await play(listened.body.url, phone.li.cookie);
  expect([whole.status, whole.body.equals(WAV), whole.headers['content-type']]).toEqual([200, true, 'audio/wav']);
  const part = await play(listened.body.url, phone.li.cookie, 'bytes=0-3');
  expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
    206,
    'RIFF',
    `bytes 0-3/${WAV.length}`,
  ]);
  expect((await play(listened.body.url, phone.wang.cookie)).status).toBe(404);
  const { rows } = (await phone.desk.admin.get(`/calls/${call.id}/recordings/${recording!.id}/listeners`)).body;
  expect(rows).toMatchObject([{ agentName: '李敏' }]);
  const told = await phone.desk.sql.query(`select agent_id, actor_name from desk_event where type = 'call.listened'`);
  expect(told.rows).toMatchObject([{ actor_name: '李敏' }]);
});

it('one that nobody was told of waits for a team lead’s word', async () => {
  const call = await inState(await recorded({ url: `${base}2.wav`, consent: 'unknown' }), 'stored');
  const path = `/calls/${call.id}/recordings/${call.recordings[0]!.id}`;
  expect((await phone.li.post(`${path}/listen`)).body.code).toBe('recording_not_playable');
  expect((await phone.li.post(`${path}/consent`, { consent: 'yes', reason: '我说没事' })).status).toBe(403);
  expect((await phone.desk.admin.post(`${path}/listen`)).status).toBe(200);
  await phone.desk.admin.post(`${path}/consent`, { consent: 'yes', reason: '开头已播报' });
  expect((await phone.li.post(`${path}/listen`)).status).toBe(200);
  await phone.desk.admin.post(`${path}/consent`, { consent: 'no', reason: '客户要求删除' });
  expect((await phone.desk.admin.post(`${path}/listen`)).body.code).toBe('recording_not_playable');
});

it('one that was refused is not fetched', async () => {
  const call = await recorded({ url: `${base}3.wav`, consent: 'no' });
  expect(call.recordings).toMatchObject([{ state: 'refused', consent: 'no' }]);
});

it.each([
  ['an address inside the house', 'http://127.0.0.1:1/x.wav', 'recording_address'],
  ['the cloud’s own data', 'http://169.254.169.254/latest/meta-data', 'recording_address'],
  ['a name that leads inside', 'http://localhost:1/x.wav', 'recording_address'],
])('nothing is fetched from %s', async (_, url, error) => {
  expect((await inState(await recorded({ url }), 'failed')).recordings).toMatchObject([{ error }]);
});

it('what is no sound is not kept', async () => {
  const call = await inState(await recorded({ url: `${base}page.wav` }), 'failed');
  expect(call.recordings).toMatchObject([{ error: 'recording_refused' }]);
});
