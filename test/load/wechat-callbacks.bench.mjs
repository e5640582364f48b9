// What an official account in safe mode pushes: the answer's delay at 200 a second, and as many as go at once. Everybody who writes
// is somebody new, so each call makes a contact, a ticket and a window. The floor opens, checks and commits one row for each.
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { createServer, Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { firstDesk } from './rig/desk.mjs';
import { median, quantile, usage } from './rig/figures.mjs';
import { startFloor } from './rig/floor.mjs';

const ROUNDS = 3;
const SECONDS = 5;
const STEADY_PER_SECOND = 200;
const AT_ONCE = 64;
const APP_ID = 'wxb11529c136998cb6';

export default async function wechatCallbacks({ databaseUrl, startServer, print }) {
  const platform = await startPlatform();
  const server = await startServer({ env: { WECHAT_API_URL: platform.url } });
  const ours = await account(server);
  Object.assign(process.env, { FLOOR_TOKEN: ours.token, FLOOR_AES_KEY: ours.encodingAesKey });
  const floor = await startFloor('callbacks', databaseUrl);
  const bare = { ...ours, url: `${floor.url}/`, metricsUrl: floor.url };
  try {
    for (const target of [ours, bare]) await steady(target, SECONDS);
    const rounds = { ours: [], bare: [] };
    for (let i = 0; i < ROUNDS; i++) {
      rounds.bare.push(await measured(bare));
      rounds.ours.push(await measured(ours));
    }
    report(print, rounds);
  } finally {
    await floor.stop();
    await server.stop();
    platform.close();
  }
}

function report(print, { ours, bare }) {
  const row = (figure, of, aim = '') => {
    const [floor, own] = [median(bare.map(of)), median(ours.map(of))];
    print({ figure, floor, ours: own, 'ours/floor': own / floor, aim });
  };
  row(`answer p50 ms at ${STEADY_PER_SECOND}/s`, ({ lags }) => quantile(lags, 0.5));
  row(`answer p99 ms at ${STEADY_PER_SECOND}/s`, ({ lags }) => quantile(lags, 0.99), '< 100 ms');
  row('server CPU ms a callback', ({ cpuMs }) => cpuMs);
  row(`callbacks/s, ${AT_ONCE} at once`, ({ perSecond }) => Math.round(perSecond));
}

async function measured(target) {
  const before = await usage(target.metricsUrl);
  const lags = await steady(target, SECONDS);
  const cpuMs = (((await usage(target.metricsUrl)).cpuSeconds - before.cpuSeconds) * 1000) / lags.length;
  return { lags, cpuMs, perSecond: await crowded(target, SECONDS) };
}

/** One call every few milliseconds, whether or not the ones before are answered; a lag begins when its call was due. */
async function steady(target, seconds) {
  const agent = new Agent({ keepAlive: true });
  const from = performance.now();
  const calls = Array.from({ length: STEADY_PER_SECOND * seconds }, async (_, n) => {
    const dueAt = from + (n * 1000) / STEADY_PER_SECOND;
    await wait(dueAt - performance.now());
    await push(target, agent);
    return performance.now() - dueAt;
  });
  const lags = await Promise.all(calls);
  agent.destroy();
  return lags;
}

async function crowded(target, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const from = performance.now();
  let count = 0;
  const caller = async () => {
    for (; performance.now() < from + seconds * 1000; count++) await push(target, agent);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  agent.destroy();
  return count / ((performance.now() - from) / 1000);
}

async function account(server) {
  const { admin } = await firstDesk(server);
  const settings = { appId: APP_ID, appSecret: 'bench', mode: 'safe' };
  const { id } = await admin.post('/admin/inboxes', { name: 'account', channel: 'wechat-official', settings });
  const { path, token, encodingAesKey } = await admin.get(`/admin/inboxes/${id}/callback`);
  return { url: server.url + path, metricsUrl: server.url, token, encodingAesKey };
}

let messages = 0;

function push({ url, token, encodingAesKey }, agent) {
  const n = (messages += 1);
  const seconds = Math.floor(Date.now() / 1000);
  const sealed = seal(message(`oBench${String(n).padStart(22, '0')}`, n, seconds), encodingAesKey);
  const [timestamp, nonce] = [String(seconds), String(randomBytes(4).readUInt32BE())];
  const query = new URLSearchParams({
    ...{ timestamp, nonce, encrypt_type: 'aes' },
    signature: sha1(token, timestamp, nonce),
    msg_signature: sha1(token, timestamp, nonce, sealed),
  });
  const body = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`;
  return post(`${url}?${query}`, agent, body);
}

const message = (openid, n, seconds) =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>${seconds}</CreateTime>` +
  `<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好，订单 ${n} 三天了还没有发货，请帮我看一下。]]></Content><MsgId><![CDATA[${n}]]></MsgId></xml>`;

function seal(text, encodingAesKey) {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([randomBytes(16), length, body, Buffer.from(APP_ID)]);
  const fill = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])).toString('base64');
}

const sha1 = (...words) => createHash('sha1').update(words.sort().join('')).digest('hex');

function post(url, agent, body) {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: { 'content-type': 'text/xml' } });
    call.on('error', reject);
    call.on('response', (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    call.end(body);
  });
}

/** The platform's own API, as quick as it can be: a token, and a name for everybody. */
async function startPlatform() {
  const server = createServer((asked, response) => {
    const answer = asked.url.startsWith('/cgi-bin/stable_token')
      ? { access_token: 'bench', expires_in: 7200 }
      : { subscribe: 1, nickname: '张三', errcode: 0 };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
