import { AgentClient, eventually } from '../../support/desk';
import { FakeWechat } from '../../support/remotes/wechat/fake-wechat';
import { type Mode, WechatPlatform } from '../../support/remotes/wechat/platform';
import type { ServerProcess } from '../../support/server';
import { House } from '../processes/house';
import { newOpenid } from './wechat-desk';

const TOKEN = '/cgi-bin/stable_token';
const PEOPLE = 12;

/** Each process is called by a platform of its own here, and one platform would never give an id twice. */
let ids = 0;
const newId = () => ({ MsgId: `77${Date.now()}${(ids += 1)}` });

describe('an official account served by two processes', () => {
  let house: House;
  let remote: FakeWechat;
  let servers: ServerProcess[];
  let admin: AgentClient;
  let agents: AgentClient[];

  beforeAll(async () => {
    remote = await FakeWechat.open();
    house = await House.open();
    const env = { WECHAT_API_URL: remote.url };
    servers = [await house.start(env), await house.start(env)];
    admin = await house.admin(servers[0]!);
    const agent = await house.agent(servers[0]!, admin, { capacity: 200 });
    agents = servers.map(({ url }) => new AgentClient(url, agent.cookie, agent.id));
  });
  afterAll(async () => {
    await house.close();
    await remote.close();
  });

  async function account(mode: Mode): Promise<{ id: string; at(server: ServerProcess): WechatPlatform }> {
    const settings = { appId: remote.appId, appSecret: remote.appSecret, mode };
    const { rows } = (await admin.get('/admin/inboxes')).body;
    const found = rows.find(({ channel }: { channel: string }) => channel === 'wechat-official');
    const made = found
      ? await admin.patch(`/admin/inboxes/${found.id}`, { settings })
      : await admin.post('/admin/inboxes', { name: '公众号', channel: 'wechat-official', settings });
    const { path, token, encodingAesKey } = (await admin.get(`/admin/inboxes/${made.body.id}/callback`)).body;
    const keys = { token, encodingAesKey, appId: remote.appId, mode, original: 'gh_1' };
    const at = ({ url }: ServerProcess) => new WechatPlatform({ url: url + path, ...keys }, remote, () => new Date());
    return { id: made.body.id, at };
  }

  const ticketOf = async (openid: string): Promise<{ id: string; seq: number }> => {
    const rows = await eventually(
      () =>
        house.rows<{ id: string; seq: number }>(
          `select t.id, t.last_seq as seq from ticket t join identity i on i.contact_id = t.contact_id where i.external_id = $1`,
          [openid],
        ),
      (found) => found.length === 1,
    );
    return rows[0]!;
  };

  async function answerAll(people: string[], text: string): Promise<void> {
    const tickets = await Promise.all(people.map(ticketOf));
    const said = tickets.map(({ id, seq }, i) =>
      agents[i % 2]!.post(`/tickets/${id}/replies`, {
        clientId: `${text}-${id}`,
        text,
        attachmentIds: [],
        seenSeq: seq,
        then: 'waiting',
        force: true,
      }),
    );
    for (const { status, body } of await Promise.all(said)) expect([status, body.code]).toEqual([201, undefined]);
    await eventually(
      () => Promise.resolve(people.map((who) => remote.textsTo(who).includes(text))),
      (heard) => heard.every(Boolean),
      60_000,
    );
  }

  it('refuses overheard words at whichever process they come, also after a restart', async () => {
    const platform = (await account('plain')).at;
    const [first, second] = servers.map(platform) as [WechatPlatform, WechatPlatform];
    await eventually(
      async () => (await second.text(newOpenid(), '设置已生效', newId())).status,
      (status) => status === 200,
      // Without Redis another process believes what it knows of inboxes for 15 seconds.
      20_000,
    );
    const who = newOpenid();
    const query = first.signed();
    const at = first.seconds;
    const say = (by: WechatPlatform, text: string) =>
      by.post(
        query,
        `<xml><ToUserName>gh_1</ToUserName><FromUserName>${who}</FromUserName><CreateTime>${at}</CreateTime><MsgType>text</MsgType><Content>${text}</Content><MsgId>${text === '真的' ? 1 : 2}</MsgId></xml>`,
      );
    expect((await say(first, '真的')).status).toBe(200);
    expect((await say(second, '假的')).status).toBe(403);
    expect((await say(second, '真的')).status).toBe(200);
    await servers[1]!.stop();
    servers[1] = await house.start({ WECHAT_API_URL: remote.url });
    agents[1] = new AgentClient(servers[1].url, agents[1]!.cookie, agents[1]!.id);
    expect((await say(platform(servers[1]), '假的')).status).toBe(403);
  });

  it('asks for one token, and for one more when it dies, however many messages go out at once', async () => {
    const platform = (await account('safe')).at;
    const [first, second] = servers.map(platform) as [WechatPlatform, WechatPlatform];
    await eventually(
      async () =>
        (await Promise.all([first, second].map((at) => at.text(newOpenid(), '设置已生效', newId())))).map(
          ({ raw }) => raw,
        ),
      (answers) => answers.every((raw) => raw === 'success'),
      20_000,
    );
    remote.revokeToken();
    const asked = remote.count(TOKEN);
    const people = Array.from({ length: PEOPLE }, newOpenid);
    await Promise.all(people.map((who, i) => (i % 2 ? first : second).text(who, '请问', newId())));
    await answerAll(people, '第一轮');
    // Each process holds the dead token of before: it is rejected, asked for once, and read by the other.
    expect(remote.count(TOKEN) - asked).toBeLessThanOrEqual(1);
    const before = remote.count(TOKEN);
    remote.revokeToken();
    await answerAll(people, '第二轮');
    expect(remote.count(TOKEN) - before).toBe(1);
    for (const who of people) expect(remote.textsTo(who)).toEqual(['第一轮', '第二轮']);
  });

  it('goes on with a token of its own when whoever asked for one died', async () => {
    const platform = (await account('safe')).at;
    const who = newOpenid();
    await eventually(
      async () => (await platform(servers[0]!).text(who, '请问', newId())).raw,
      (raw) => raw === 'success',
    );
    remote.revokeToken();
    await house.rows(
      `update access_token set sealed = null, asked_by = gen_random_uuid(), asking_until = now() + interval '2 seconds'`,
    );
    await answerAll([who], '还是发出去了');
  });
});
