// `npm run remotes`: the fake platforms by hand, on fixed ports, with a page to write as a customer and to read what comes back.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PAGE } from './page';
import { programByHand } from './program';
import { PERSON, type RemoteByHand } from './remote';
import { wechatByHand } from './wechat';
import { wecomByHand } from './wecom';
import { weiboByHand } from './weibo';

const PORT = Number(process.env.REMOTES_PORT ?? 4100);

async function start(): Promise<void> {
  const remotes = await Promise.all([
    wechatByHand(PORT + 1),
    wecomByHand(PORT + 2),
    programByHand(PORT + 3),
    weiboByHand(PORT + 4),
  ]);
  const server = createServer((request, response) => {
    answer(remotes, request, response).catch((error: unknown) => json(response, 500, { result: String(error) }));
  });
  server.listen(PORT, '127.0.0.1', () => {
    const env = Object.entries(envOf(remotes)).map(([name, value]) => `${name}=${value}`);
    console.log(`Fake platforms run. Write as a customer at http://127.0.0.1:${PORT}/`);
    console.log(`Start the desk so that it finds them:\n\n  ${env.join(' ')} npm start\n`);
  });
}

async function answer(remotes: RemoteByHand[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, 'http://localhost');
  if (url.pathname === '/')
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  if (url.pathname === '/api') return json(response, 200, { remotes, env: envOf(remotes) });
  const [, , id, act] = url.pathname.split('/');
  const remote = remotes.find((one) => one.id === id);
  if (!remote) return json(response, 404, { result: 'no such remote' });
  if (act === 'heard') {
    const heard = remote.heard(url.searchParams.get('person') ?? PERSON);
    return json(response, 200, { heard, acts: remote.acts?.() ?? [] });
  }
  const body = await bodyOf(request);
  if (act === 'connect') return json(response, 200, { result: await remote.connect(body) });
  if (act === 'say') return json(response, 200, { result: await remote.say(body.person || PERSON, body.text ?? '') });
  if (act === 'act' && remote.act)
    return json(response, 200, { result: await remote.act(body.person || PERSON, body.act ?? '') });
  json(response, 404, { result: 'no such act' });
}

const envOf = (remotes: RemoteByHand[]): Record<string, string> =>
  Object.assign({}, ...remotes.map(({ env }) => env)) as Record<string, string>;

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text || '{}') as Record<string, string>;
}

void start();
