import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Lead, TicketRow, VisitorSession } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk, VisitorClient } from '../support/desk';

const CHECKS = { reachable: true, unitName: true, need: true, intent: true, ability: true };
const SHOP = 'https://shop.example/dryers';

describe('a visitor who becomes a lead', () => {
  let desk: Desk;
  let agent: AgentClient;
  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent();
  });
  afterAll(() => desk.close());

  const session = (key: string, body: object) => request(desk.url).post(`/api/widget/${key}/session`).send(body);

  async function comes(first: unknown, words = '你好') {
    const { key } = await desk.visitor();
    const { body } = await session(key, { token: null, first }).expect(200);
    const visitor = new VisitorClient(desk.url, key, body as VisitorSession);
    expect((await visitor.say(words)).status).toBe(200);
    const rows = async () => ((await agent.get('/tickets?view=all&limit=50')).body as { rows: TicketRow[] }).rows;
    const said = ({ lastMessage, subject }: TicketRow) => lastMessage?.preview === words || subject === words;
    return (await eventually(rows, (all) => all.some(said))).find(said)!;
  }
  const opened = async ({ id: ticketId, contactId }: TicketRow, more = {}) =>
    (await agent.post('/leads', { clientId: randomUUID(), ticketId, contactId, checks: CHECKS, ...more })).body as Lead;

  it('brings the campaign and the search along, and what the agent types goes before it', async () => {
    const url = `${SHOP}?utm_source=baidu&utm_campaign=%E7%A7%8B%E5%AD%A3&session=s3cret`;
    const referrer = 'https://www.baidu.com/s?wd=%E7%83%98%E5%B9%B2%E6%9C%BA&user=8';
    const ticket = await comes({ url, referrer }, '烘干机多少钱');
    const { origin } = (await agent.get(`/contacts/${ticket.contactId}/origin`)).body;
    expect(origin).toMatchObject({
      source: 'baidu',
      keyword: '烘干机',
      landing: SHOP,
      referrer: 'https://www.baidu.com/s',
    });
    expect(JSON.stringify(origin)).not.toMatch(/s3cret|user=8/);
    const lead = await opened(ticket);
    expect(lead).toMatchObject({ source: 'baidu', campaign: '秋季', keyword: '烘干机', origin });
    expect(await opened(ticket, { source: '展会' })).toMatchObject({ source: '展会', campaign: '秋季' });
  });

  it('is told of as text, however hostile the page was', async () => {
    const hostile = '<script>alert(1)</script>\u0000\u202E=HYPERLINK("x")';
    const url = `${SHOP}?utm_source=${encodeURIComponent(hostile)}&utm_term=${'长'.repeat(400)}%FF`;
    const { contactId } = await comes({ url: url.slice(0, 2000), referrer: 'javascript:alert(1)' }, '在吗');
    const { origin } = (await agent.get(`/contacts/${contactId}/origin`)).body;
    expect(origin.source).toBe('<script>alert(1)</script>  =HYPERLINK("x")');
    expect([origin.keyword.length, origin.referrer]).toEqual([120, '']);
  });

  it.each([
    [{ url: 5, referrer: '' }, 400],
    [{ url: 'x'.repeat(2001), referrer: '' }, 400],
    [{ url: 'about:blank', referrer: '' }, 200],
    [undefined, 200],
  ])('who says that they came by %j gets %i', async (first, status) => {
    const { key } = await desk.visitor();
    expect((await session(key, { token: null, first })).status).toBe(status);
  });

  it('goes to the sales manager when sales did not call, by itself', async () => {
    const { id, version } = await opened(await comes(undefined, '想买十台'));
    const valid = (await agent.post(`/leads/${id}/judge`, { version, state: 'valid' })).body as Lead;
    const to = { clientId: randomUUID(), version: valid.version, name: '周海' };
    const handed = (await agent.post(`/leads/${id}/hand`, to)).body as Lead;
    desk.clock.advance((Date.parse(handed.callDueAt!) - desk.clock.now().getTime()) / 1000);
    // Sessions of two days ago have ended, so the events are asked.
    const returned = () => desk.sql.query(`select actor_kind from desk_event where type = 'lead.returned'`);
    expect((await eventually(returned, ({ rowCount }) => rowCount! > 0)).rows).toEqual([{ actor_kind: 'desk' }]);
  });
});
