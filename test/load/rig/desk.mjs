import { randomBytes } from 'node:crypto';

/** Signs the first admin in to a fresh desk and reads what it is set up with. */
export async function firstDesk(server) {
  const admin = await signIn(server.url, server.first);
  const boot = await admin.get('/bootstrap');
  const { rows: inboxes } = await admin.get('/admin/inboxes');
  return {
    url: server.url,
    admin,
    teamId: boot.teams[0].id,
    inbox: inboxes.find(({ channel }) => channel === 'web-chat'),
    agent: (given) => newAgent(server.url, admin, given),
  };
}

async function newAgent(url, admin, { name, teamIds, capacity = 200, visibility = 'team' }) {
  const word = randomBytes(6).toString('hex');
  const account = { name, email: `${word}@bench.test`, workNumber: word.slice(0, 8), password: `long enough ${word}` };
  await admin.post('/admin/agents', { ...account, role: 'agent', visibility, capacity, teamIds });
  const agent = await signIn(url, account);
  await agent.put('/session/status', { status: 'online' });
  return agent;
}

/** An agent as a program that calls the API. */
export async function signIn(url, { email, password }) {
  const answer = await fetch(`${url}/api/session`, asJson('POST', { email, password }));
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie()[0].split(';')[0];
  const call = async (method, path, body) => {
    const init = body === undefined ? { method, headers: { cookie } } : asJson(method, body, { cookie });
    const reply = await fetch(`${url}/api${path}`, init);
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  return {
    cookie,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
  };
}

const asJson = (method, body, headers = {}) => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
