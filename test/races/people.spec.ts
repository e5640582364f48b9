import type { TicketRow } from '#contract';
import { SETUP_CHANGED } from '../../apps/server/src/platform/database/cached';
import { Wake } from '../../apps/server/src/platform/wake/wake';
import { type AgentClient, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

describe('people who act at the same moment', () => {
  let desk: Desk;

  beforeAll(async () => {
    // Few connections, so that fifty people want more of them than there are.
    desk = await openDesk({ DATABASE_POOL: '4' });
    const patched = await desk.admin.patch(`/admin/teams/${desk.teamId}`, { strategy: 'manual' });
    expect(patched).toMatchObject({ status: 200, body: { strategy: 'manual' } });
  });
  afterAll(() => desk.close());

  async function waiting(text: string): Promise<{ row: TicketRow; visitor: VisitorClient }> {
    const visitor = await desk.visitor();
    await visitor.say(text);
    const { rows } = (await desk.admin.get('/tickets?view=all')).body as { rows: TicketRow[] };
    return { row: rows.find(({ lastMessage }) => lastMessage?.preview === text)!, visitor };
  }
  const eventsOf = async (id: string): Promise<{ type: string; version: number }[]> =>
    (await desk.sql.query('select type, version from desk_event where subject_id = $1 order by version', [id])).rows;
  const messagesOf = async (id: string): Promise<{ seq: number; kind: string; text: string }[]> =>
    (await desk.sql.query('select seq, kind, text from message where ticket_id = $1 order by seq', [id])).rows;

  it('50 agents who take one ticket: one has it, 49 are told who, and it is one event', async () => {
    const agents: AgentClient[] = [];
    for (let n = 0; n < 50; n += 1) agents.push(await desk.agent({ status: 'offline' }));
    const { row } = await waiting('五十个人抢一张单');
    // What is set up is loaded again while all fifty hold or want the ticket: there must be a connection left for it.
    desk.app.get(Wake).up(SETUP_CHANGED);
    const answers = await Promise.all(agents.map((agent) => agent.post(`/tickets/${row.id}/claim`)));
    expect(answers.map(({ status }) => status)).toEqual(agents.map(() => 200));
    const outcomes = answers.map(({ body }) => (body as { outcome: string }).outcome);
    expect(outcomes.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already_assigned')).toHaveLength(49);
    const winner = agents[outcomes.indexOf('claimed')]!.id;
    for (const { body } of answers) expect((body as { row: TicketRow }).row.holderId).toBe(winner);
    expect((await eventsOf(row.id)).filter(({ type }) => type === 'ticket.claimed')).toHaveLength(1);
    // DOMAIN W11: the greeting that waited for its agent is said once.
    expect((await messagesOf(row.id)).filter(({ kind }) => kind === 'greeting')).toHaveLength(1);
  });

  it('two agents who answer what they both saw: one is sent, one learns of the newer reply', async () => {
    const [one, two] = [await desk.agent({ status: 'offline' }), await desk.agent({ status: 'offline' })];
    for (let round = 0; round < 5; round += 1) {
      const { row } = await waiting(`两个人同时回复 ${round}`);
      const seen = { text: '您好', seenSeq: row.lastSeq };
      const answers = await Promise.all(
        [one, two].map((agent, n) =>
          agent.post(`/tickets/${row.id}/replies`, { ...seen, clientId: `both-answer-${round}-${n}` }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.code).toBe('newer_reply_exists');
      expect((await messagesOf(row.id)).filter(({ kind }) => kind === 'reply')).toHaveLength(1);
    }
  });

  it('one agent who says three things before the first has come back: all are sent, a colleague’s in between holds back', async () => {
    const [one, two] = [await desk.agent({ status: 'offline' }), await desk.agent({ status: 'offline' })];
    const { row } = await waiting('一口气说三句');
    const say = (agent: AgentClient, text: string) =>
      agent.post(`/tickets/${row.id}/replies`, { clientId: `quick-${text}`, text, seenSeq: row.lastSeq });
    for (const text of ['您好', '马上查', '请稍等']) expect((await say(one, text)).status).toBe(201);
    expect((await say(two, '我来')).body).toMatchObject({ code: 'newer_reply_exists' });
    const seen = (await messagesOf(row.id)).at(-1)!.seq;
    const answer = { clientId: 'after-a-look', text: '还有我', seenSeq: seen };
    expect((await two.post(`/tickets/${row.id}/replies`, answer)).status).toBe(201);
    expect((await say(one, '再说一句')).body).toMatchObject({ code: 'newer_reply_exists' });
  });

  it('one agent who sends the same reply 20 times: one message, 20 equal answers', async () => {
    const agent = await desk.agent({ status: 'offline' });
    const { row } = await waiting('重试二十次');
    const reply = { clientId: 'again-and-again', text: '只说一次', seenSeq: row.lastSeq };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => agent.post(`/tickets/${row.id}/replies`, reply)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => (body as { message: { id: string } }).message.id)).size).toBe(1);
    expect((await messagesOf(row.id)).filter(({ kind }) => kind === 'reply')).toHaveLength(1);
    const other = (await waiting('另一张单')).row;
    expect((await agent.post(`/tickets/${other.id}/replies`, reply)).body.code).toBe('client_id_reused');
  });

  it('one visitor who sends the same words 20 times by HTTP and socket: one message, 20 equal answers', async () => {
    const visitor = await desk.visitor();
    const socket = await visitor.connect();
    const say = { clientId: 'twenty-times', text: '在吗', attachmentIds: [] };
    const bySocket = (): Promise<{ ok: boolean; message: { id: string } }> => socket.emitWithAck('say', say);
    const byHttp = async () =>
      (await visitor.say(say.text, say.clientId)).body as { ok: boolean; message: { id: string } };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? bySocket() : byHttp())));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    const { rows } = await desk.sql.query(`select 1 from message where client_id = 'twenty-times'`);
    expect(rows).toHaveLength(1);
  });

  it('30 first messages of one visitor: one ticket, every message in it, its events without a gap', async () => {
    const visitor = await desk.visitor();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => visitor.say(`第 ${n} 句`)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { rows } = await desk.sql.query(
      `select ticket_id, seq, text from message where text like '第 % 句' order by seq`,
    );
    expect(new Set(rows.map(({ ticket_id }) => ticket_id as string)).size).toBe(1);
    expect(rows.map(({ text }) => text as string).sort()).toEqual(
      Array.from({ length: 30 }, (_, n) => `第 ${n} 句`).sort(),
    );
    const events = await eventually(
      () => eventsOf(rows[0].ticket_id as string),
      (found) => found.length >= 31,
    );
    expect(events.map(({ version }) => version)).toEqual(events.map((_, n) => n + 1));
    expect(events.filter(({ type }) => type === 'reply_window.opened')).toHaveLength(1);
  });

  it('20 programs that open the same ticket by hand: one ticket', async () => {
    const inboxId = (await desk.admin.get('/admin/inboxes')).body.rows[0].id as string;
    const body = {
      clientId: 'by-hand-once',
      inboxId,
      contact: { name: '张三', phone: '13800000000' },
      text: '电话里说的',
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => desk.admin.post('/tickets', body)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body: { row } }) => (row as TicketRow).id)).size).toBe(1);
  });
});
