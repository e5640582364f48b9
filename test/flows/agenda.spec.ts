import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { CalendarFeed, CalendarFeedMade, TicketList } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const MONDAY = '2026-11-23';
const FEED = '/session/calendar-feed';

describe('an agenda in another calendar', () => {
  let desk: Desk;
  let [agent, lead]: AgentClient[] = [];
  let ticket: { id: string; number: number; contactName: string };

  beforeAll(async () => {
    desk = await openDesk();
    lead = await desk.agent({ role: 'team_lead', status: 'busy' });
    agent = await desk.agent({ name: '李敏' });
    await (await desk.visitor()).say('空调不制冷');
    const mine = async () => ((await agent!.get('/tickets?view=mine')).body as TicketList).rows;
    ticket = (await eventually(mine, (rows) => rows.length === 1))[0]!;
  });
  afterAll(() => desk.close());

  const read = (path: string) => request(desk.url).get(path);
  const made = async (who = agent!) => (await who.post(FEED, {})).body as CalendarFeedMade;
  const entriesOf = (text: string) =>
    text
      .replace(/\r\n /g, '')
      .split('BEGIN:VEVENT')
      .slice(1)
      .map((entry) => Object.fromEntries(entry.split('\r\n').map((line) => line.split(/:(.*)/s).slice(0, 2))))
      .map(({ UID, DTSTART, DTEND, SUMMARY, SEQUENCE }) => ({ UID, DTSTART, DTEND, SUMMARY, SEQUENCE }));

  it('holds callbacks, promises and shifts by a link alone; contacts are named only when the agent wants it', async () => {
    const dueAt = '2026-11-24T02:30:00.000Z';
    const { body: callback } = await agent!.post('/callbacks', {
      ...{ clientId: randomUUID(), ticketId: ticket.id, contactId: (await contactOf()).id },
      ...{ agentId: agent!.id, dueAt, remark: '问问还冷不冷' },
    });
    const { body: promise } = await agent!.post(`/tickets/${ticket.id}/promises`, {
      ...{ clientId: randomUUID(), kind: 'visit', slot: { date: '2026-11-25', from: '10:00', to: '12:00' } },
      agreed: { who: 'self', name: '王女士', channel: 'phone', number: '13800138000' },
    });
    const week = [{ weekday: 4, from: '09:00', to: '18:00', night: false, breaks: [] }];
    const pattern = { clientId: randomUUID(), version: 0, validFrom: MONDAY, withinCalendar: false, week };
    expect((await lead!.put(`/shifts/${agent!.id}/pattern`, pattern)).body).toEqual({ version: 1 });

    const { path } = await made();
    const answer = await read(path);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const entries = entriesOf(answer.text);
    expect(entries).toEqual(
      expect.arrayContaining([
        {
          ...{ UID: `callback-${callback.id}`, SUMMARY: `回访 #${ticket.number}`, SEQUENCE: '1' },
          ...{ DTSTART: '20261124T023000Z', DTEND: '20261124T024500Z' },
        },
        {
          ...{ UID: `promise-${promise.id}`, SUMMARY: `承诺上门 #${ticket.number}`, SEQUENCE: '1' },
          ...{ DTSTART: '20261125T020000Z', DTEND: '20261125T040000Z' },
        },
        expect.objectContaining({ SUMMARY: '班次', DTSTART: '20261126T010000Z', DTEND: '20261126T100000Z' }),
      ]),
    );
    expect(answer.text).not.toContain('问问还冷不冷');
    expect(answer.text.replace(/\r\n /g, '')).not.toContain(ticket.contactName);
    expect((await agent!.put(FEED, { names: true })).body).toMatchObject({ names: true, readAt: expect.any(String) });
    const named = entriesOf((await read(path)).text);
    expect(named.map(({ SUMMARY }) => SUMMARY)).toContain(`回访 #${ticket.number} · ${ticket.contactName}`);
    expect(named.map(({ UID }) => UID)).toEqual(entries.map(({ UID }) => UID));
    expect((await agent!.put(FEED, { names: false })).body).toMatchObject({ names: false });

    await agent!.post(`/callbacks/${callback.id}/complete`, { version: 1, result: 'satisfied', feedback: '很好' });
    const left = entriesOf((await read(path)).text).map(({ UID }) => UID);
    expect(left).not.toContain(`callback-${callback.id}`);
    expect(left).toContain(`promise-${promise.id}`);
  });

  it('a link that was replaced or turned off is as if it had never been, and only its hash is kept', async () => {
    const old = await made();
    const { path } = await made();
    expect(path).not.toBe(old.path);
    expect([(await read(old.path)).status, (await read(path)).status]).toEqual([404, 200]);
    const { rows } = await desk.sql.query('select * from calendar_feed where agent_id = $1', [agent!.id]);
    expect(JSON.stringify(rows)).not.toContain(path.split('key=')[1]);
    expect((await agent!.delete(FEED)).status).toBe(200);
    expect((await agent!.get(FEED)).body as CalendarFeed).toEqual({ madeAt: null, readAt: null, names: false });
    const none = await Promise.all([path, '/api/agenda.ics', '/api/agenda.ics?key=&key=x'].map(read));
    expect(none.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await agent!.put(FEED, { names: true })).status).toBe(404);
    const { rows: acts } = await desk.sql.query(
      `select act from audit_log where act like 'calendar_feed.%' and agent_id = $1 order by id desc limit 1`,
      [agent!.id],
    );
    expect(acts).toEqual([{ act: 'calendar_feed.turned_off' }]);
  });

  it('of an agent who was deactivated answers as an unknown one', async () => {
    const leaver = await desk.agent({ status: 'offline' });
    const { path } = await made(leaver);
    expect((await read(path)).status).toBe(200);
    const { version } = (await desk.admin.get('/admin/agents')).body.rows.find(
      ({ id }: { id: string }) => id === leaver.id,
    );
    expect((await desk.admin.patch(`/admin/agents/${leaver.id}`, { version, disabled: true })).status).toBe(200);
    const [gone, unknown] = [await read(path), await read('/api/agenda.ics?key=nobody')];
    expect([gone.status, gone.body.code]).toEqual([404, unknown.body.code]);
  });

  it('is read so often and no more', async () => {
    const { path } = await made();
    const statuses: number[] = [];
    for (let i = 0; i < 61; i++) statuses.push((await read(path)).status);
    expect(statuses.at(-1)).toBe(429);
  });

  async function contactOf(): Promise<{ id: string }> {
    return (await agent!.get(`/tickets/${ticket.id}`)).body.contact;
  }
});
