import { randomUUID } from 'node:crypto';
import type { Board, BoardAlarm, BoardRule, BoardUpdate, Notice, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type ConsoleSocket, type Desk, eventually, openDesk } from '../support/desk';

const MINUTE = 60;

/** What a console hears from now on. */
function hearing(socket: ConsoleSocket): Notice[] {
  const heard: Notice[] = [];
  socket.on('notice', (notice) => heard.push(notice));
  return heard;
}

describe('what a team lead does from the board', () => {
  let desk: Desk;
  let [lead, second, ann, ben, stranger]: AgentClient[] = [];

  beforeAll(async () => {
    desk = await openDesk();
    lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'busy' });
    second = await desk.agent({ name: '李组长', role: 'team_lead', status: 'busy' });
    ann = await desk.agent({ name: '安宁', status: 'busy', capacity: 3 });
    ben = await desk.agent({ name: '贝贝', status: 'busy' });
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as { calendarId: string };
    const south = (await desk.admin.post('/admin/teams', { name: '南区', strategy: 'manual', calendarId })).body;
    stranger = await desk.agent({ name: '外组长', role: 'team_lead', status: 'busy', teamIds: [south.id as string] });
  });
  afterAll(() => desk.close());

  const asks = async (text = '在吗'): Promise<string> => {
    await (await desk.visitor()).say(text);
    return (await desk.sql.query('select id from ticket order by created_at desc limit 1')).rows[0].id as string;
  };
  const heldBy = async (agent: AgentClient): Promise<string> => {
    const id = await asks();
    await agent.post(`/tickets/${id}/claim`);
    return id;
  };
  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row as TicketRow;
  const told = (heard: Notice[], kind: Notice['kind']) =>
    eventually(
      () => heard.filter((notice) => notice.kind === kind),
      (notices) => notices.length > 0,
    );

  describe('whispering', () => {
    it('the holder hears it at once and has it unread until seen; the contact never does, and the window runs on', async () => {
      const visitor = await desk.visitor();
      await visitor.say('什么时候发货');
      const { rows } = await desk.sql.query('select id from ticket order by created_at desc limit 1');
      const id = rows[0].id as string;
      await ann!.post(`/tickets/${id}/claim`);
      const heard = hearing(await ann!.socket());
      const before = (await row(id)).window;
      const body = { clientId: randomUUID(), text: '先道歉，再报单号' };
      const said = await lead!.post(`/tickets/${id}/whispers`, body);
      expect(said).toMatchObject({ status: 201, body: { message: { kind: 'note', whisper: { toId: ann!.id } } } });
      expect((await lead!.post(`/tickets/${id}/whispers`, body)).body.message.id).toBe(said.body.message.id);
      const [notice] = await told(heard, 'whisper');
      expect(notice).toMatchObject({ ticketId: id, byName: '陈组长', preview: '先道歉，再报单号' });
      const after = await row(id);
      expect(after).toMatchObject({ whisperSeq: said.body.message.seq, window: before });
      expect(JSON.stringify(await visitor.again())).not.toContain('先道歉');
      await lead!.put(`/tickets/${id}/read`, { seq: after.lastSeq });
      expect((await row(id)).whisperSeq).toBe(after.whisperSeq);
      await ann!.put(`/tickets/${id}/read`, { seq: after.lastSeq });
      expect((await row(id)).whisperSeq).toBe(0);
      const { messages } = (await ann!.get(`/tickets/${id}`)).body as TicketDetail;
      expect(messages.filter(({ whisper }) => whisper)).toHaveLength(1);
    });

    it('is for who leads the team, and for a ticket that somebody else holds', async () => {
      const id = await heldBy(ann!);
      const whisper = (by: AgentClient, on = id) =>
        by.post(`/tickets/${on}/whispers`, { clientId: randomUUID(), text: '嗯' });
      expect(await whisper(ben!)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect((await whisper(stranger!)).status).toBe(404);
      expect(await whisper(lead!, await asks())).toMatchObject({ status: 409, body: { code: 'nobody_holds' } });
      await lead!.post(`/tickets/${id}/take-over`, { fromId: ann!.id });
      expect(await whisper(lead!)).toMatchObject({ status: 409, body: { code: 'whisper_to_oneself' } });
    });
  });

  describe('taking over', () => {
    it('moves the ticket in one act, and whoever had it learns who took it', async () => {
      const id = await heldBy(ann!);
      const heard = hearing(await ann!.socket());
      const answer = await lead!.post(`/tickets/${id}/take-over`, { fromId: ann!.id });
      expect(answer).toMatchObject({ status: 200, body: { row: { holderId: lead!.id } } });
      const [notice] = await told(heard, 'taken_over');
      expect(notice).toMatchObject({ ticketId: id, byName: '陈组长', preview: '' });
      expect((await lead!.post(`/tickets/${id}/take-over`, { fromId: ann!.id })).status).toBe(200);
      const { rows } = await desk.sql.query(
        `select payload ->> 'takenOver' as t from desk_event where subject_id = $1 and type = 'ticket.transferred'`,
        [id],
      );
      expect(rows).toEqual([{ t: 'true' }]);
      expect(await ben!.post(`/tickets/${id}/take-over`, { fromId: lead!.id })).toMatchObject({ status: 403 });
    });

    it('two leads at once, ten times: one has it, the other is told who', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = await heldBy(ann!);
        const answers = await Promise.all(
          [lead!, second!].map((one) => one.post(`/tickets/${id}/take-over`, { fromId: ann!.id })),
        );
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        const winner = answers[0]!.status === 200 ? lead! : second!;
        const lost = answers.find(({ status }) => status === 409)!;
        const holderName = winner === lead ? '陈组长' : '李组长';
        expect(lost.body).toMatchObject({ code: 'holder_changed', detail: { holderId: winner.id, holderName } });
        expect((await row(id)).holderId).toBe(winner.id);
      }
    });
  });

  describe('an agent’s limit', () => {
    const limit = (by: AgentClient, body: object) =>
      by.post(`/agents/${ben!.id}/limits`, { clientId: randomUUID(), reason: '系统慢', ...body });
    const capacity = async () =>
      ((await lead!.get('/board')).body as Board).agents.find(({ agent }) => agent.id === ben!.id)!.agent.capacity;

    it('holds for the day, is obeyed at once, and the usual one comes back by itself', async () => {
      await desk.admin.patch(`/admin/teams/${desk.teamId}`, { strategy: 'round_robin' });
      await limit(lead!, { capacity: 0, until: 'today' });
      expect(await capacity()).toBe(0);
      await ben!.put('/session/status', { status: 'online' });
      const id = await asks();
      const decided = await eventually(
        async () => (await desk.admin.get(`/tickets/${id}/decisions`)).body.rows,
        (rows) => rows.length > 0,
      );
      expect(decided[0].considered).toContainEqual({ agentId: ben!.id, verdict: 'skipped', reason: 'full' });
      const { body } = await limit(second!, { capacity: 9, until: 'today' });
      expect(body).toMatchObject({ usual: 8, capacity: 9, byName: '李组长' });
      await eventually(
        () => row(id),
        ({ holderId }) => holderId === ben!.id,
      );
      await ben!.put('/session/status', { status: 'busy' });
      await desk.admin.patch(`/admin/teams/${desk.teamId}`, { strategy: 'manual' });
      // Nobody stays signed in over a night, so the row is moved and not the clock.
      await desk.sql.query(`update agent_limit set until_at = until_at - interval '1 day' where ended_at is null`);
      desk.clock.advance(1);
      await eventually(capacity, (n) => n === 8);
      const { rows } = (await lead!.get(`/agents/${ben!.id}/limits`)).body as { rows: { endedByName: string }[] };
      expect(rows.map(({ endedByName }) => endedByName)).toEqual([null, '李组长']);
      const { rows: audit } = await desk.sql.query(
        `select detail from audit_log where act = 'agent.limit_changed' order by id`,
      );
      expect(audit.map(({ detail }) => [detail.from, detail.to, detail.reason])).toEqual([
        [8, 0, '系统慢'],
        [0, 9, '系统慢'],
      ]);
    });

    it('until it is changed becomes the usual one, and what an admin sets ends the day’s', async () => {
      const clientId = randomUUID();
      await limit(lead!, { clientId, capacity: 5, until: 'changed' });
      expect((await limit(lead!, { clientId, capacity: 5, until: 'changed' })).status).toBe(201);
      expect((await limit(lead!, { capacity: 2, until: 'today' })).body.usual).toBe(5);
      await desk.admin.patch(`/admin/agents/${ben!.id}`, { capacity: 6 });
      await desk.sql.query(`update agent_limit set until_at = until_at - interval '1 day'`);
      desk.clock.advance(1);
      expect((await limit(lead!, { capacity: 7, until: 'today' })).body.usual).toBe(6);
    });

    it('is set by who leads the agent alone, with a reason', async () => {
      expect((await limit(ann!, { capacity: 1, until: 'today' })).status).toBe(404);
      expect((await limit(stranger!, { capacity: 1, until: 'today' })).status).toBe(404);
      expect((await limit(lead!, { capacity: 1, until: 'today', reason: ' ' })).status).toBe(400);
    });
  });

  describe('thresholds', () => {
    const rule = (by: AgentClient, body: object) =>
      by.post('/board/rules', { teamId: desk.teamId, inboxId: null, ...body });
    const standing = async () => (await lead!.get('/board')).body.thresholds as BoardAlarm[];
    const resolveAll = async () => {
      const { rows } = await desk.sql.query(`select id from ticket where reply_window is not null`);
      for (const { id } of rows) await desk.admin.post(`/tickets/${id}/no-reply-needed`, { reason: '已电话联系' });
    };

    it('raises when crossed, tells the leads and the board, is acknowledged once, and clears after a minute of calm', async () => {
      await resolveAll();
      const [socket, others] = [await lead!.socket(), await stranger!.socket()];
      const [heard, elsewhere] = [hearing(socket), hearing(others)];
      const pushed: BoardUpdate[] = [];
      socket.on('board', (update) => pushed.push(update));
      await socket.emitWithAck('hello', { position: null, watch: [{ kind: 'board' }] });
      const { status, body } = await rule(lead!, { figure: 'waiting', threshold: 1, sound: true, email: true });
      expect([status, body.version, body.writtenBy]).toEqual([201, 1, '陈组长']);
      expect(await standing()).toEqual([]);
      await asks('一');
      await asks('二');
      const [raised] = await told(heard, 'board_alarm_raised');
      expect(raised).toMatchObject({ figure: 'waiting', threshold: 1, seen: 2, sound: true });
      const [alarm] = await standing();
      expect(alarm).toMatchObject({ ruleId: body.id, seen: 2, acknowledgedAt: null });
      await eventually(
        () => pushed.at(-1)?.thresholds,
        (thresholds) => thresholds?.[0]?.id === alarm!.id,
      );
      const acknowledged = await lead!.post(`/board/alarms/${alarm!.id}/acknowledge`);
      expect(acknowledged.body.acknowledgedBy).toBe('陈组长');
      expect((await second!.post(`/board/alarms/${alarm!.id}/acknowledge`)).body.acknowledgedBy).toBe('陈组长');
      expect((await stranger!.post(`/board/alarms/${alarm!.id}/acknowledge`)).status).toBe(404);
      await resolveAll();
      await eventually(
        async () => (await desk.sql.query('select calm_since from board_alarm where id = $1', [alarm!.id])).rows[0],
        ({ calm_since }) => calm_since !== null,
      );
      desk.clock.advance(30);
      expect(await standing()).toHaveLength(1);
      desk.clock.advance(31);
      await told(heard, 'board_alarm_cleared');
      expect(await standing()).toEqual([]);
      const { rows } = (await lead!.get('/board/alarms')).body as { rows: BoardAlarm[] };
      expect(rows).toMatchObject([{ id: alarm!.id, clearedBy: 'calm', worst: 2 }]);
      expect(elsewhere.filter(({ kind }) => kind.startsWith('board_alarm'))).toEqual([]);
      expect((await stranger!.get('/board/alarms')).body.rows).toEqual([]);
      expect((await ann!.get('/board/rules')).body.rows).toEqual([]);
      const types = await desk.sql.query('select type from desk_event where subject_id = $1 order by version', [
        alarm!.id,
      ]);
      expect(types.rows.map(({ type }) => type)).toEqual([
        'board_alarm.raised',
        'board_alarm.acknowledged',
        'board_alarm.cleared',
      ]);
      // No mailbox can send here: the letters say so and are not lost without a word.
      const letters = await desk.sql.query('select state, last_error from board_alarm_letter');
      expect(letters.rows.length).toBeGreaterThan(1);
      expect(new Set(letters.rows.map(({ last_error }) => last_error))).toEqual(new Set(['no_mailbox']));
    });

    it('is dated: a change is a version with its author, ends what stood, and two leads can’t both be right', async () => {
      const { body: made } = await rule(lead!, { figure: 'oldest_wait', threshold: 10 });
      await asks('等久了');
      desk.clock.advance(11 * MINUTE);
      await eventually(standing, (alarms) => alarms.some(({ figure }) => figure === 'oldest_wait'));
      const change = (by: AgentClient, threshold: number) =>
        by.put(`/board/rules/${made.id}`, { version: 1, threshold, sound: false, email: false });
      const answers = await Promise.all([change(lead!, 60), change(second!, 90)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      // The board hears of it by the feed, a moment after who changed it has their answer.
      await eventually(standing, (alarms) => alarms.every(({ figure }) => figure !== 'oldest_wait'));
      const { rows } = (await second!.get('/board/rules')).body as { rows: BoardRule[] };
      expect(rows.find(({ id }) => id === made.id)).toMatchObject({ version: 2 });
      expect((await lead!.delete(`/board/rules/${made.id}?version=2`)).status).toBe(200);
      const audit = await desk.sql.query(`select act from audit_log where act like 'board_rule%' order by id`);
      expect(audit.rows.map(({ act }) => act).slice(-3)).toEqual([
        'board_rule.created',
        'board_rule.updated',
        'board_rule.removed',
      ]);
      await resolveAll();
    });

    it('raises nothing by a rule that was removed while the figures were read', async () => {
      const { body: made } = await rule(lead!, { figure: 'oldest_wait', threshold: 10 });
      await asks('刚好撤了');
      await desk.sql.query('begin; lock table board_rule in share row exclusive mode');
      desk.clock.advance(11 * MINUTE);
      await eventually(
        async () =>
          (await desk.sql.query(`select 1 from pg_locks where relation = 'board_rule'::regclass and not granted`)).rows,
        (waiting) => waiting.length > 0,
      );
      await desk.sql.query(
        `insert into board_rule (id, version, team_id, inbox_id, figure, threshold, sound, email, removed, written_at, by_name, by_agent_id)
         select id, version + 1, team_id, inbox_id, figure, threshold, sound, email, true, written_at, by_name, by_agent_id
         from board_rule where id = $1`,
        [made.id],
      );
      await desk.sql.query('commit');
      // The look that waited goes on to the rules behind it, and the next one finds no rule.
      const { rows } = await desk.sql.query('select at from board_look');
      await eventually(
        async () => (await desk.sql.query('select at from board_look')).rows[0].at as Date,
        (at) => at > rows[0].at,
        15_000,
      );
      expect((await desk.sql.query('select 1 from board_alarm where rule_id = $1', [made.id])).rows).toEqual([]);
      await resolveAll();
    });

    it('watches breaches, answers in time and free agents, and an inbox as well as a team', async () => {
      const inboxId = (await desk.sql.query(`select id from inbox where channel = 'web-chat'`)).rows[0].id as string;
      await rule(lead!, { figure: 'breached_today', threshold: 0 });
      await rule(lead!, { teamId: null, inboxId, figure: 'breached_today', threshold: 0 });
      await rule(lead!, { figure: 'free_agents', threshold: 1 });
      await asks('没人理');
      desk.clock.advance(31 * MINUTE);
      const alarms = await eventually(standing, (list) => list.length === 3);
      expect(alarms.map(({ figure, seen, inboxId: of }) => [figure, seen, of]).sort()).toEqual(
        [
          ['breached_today', expect.any(Number), null],
          ['breached_today', expect.any(Number), inboxId],
          ['free_agents', 0, null],
        ].sort(),
      );
      await ann!.put('/session/status', { status: 'online' });
      await eventually(
        async () => (await desk.sql.query(`select calm_since from board_alarm where figure = 'free_agents'`)).rows[0],
        ({ calm_since }) => calm_since !== null,
      );
    });

    it.each([
      [{ figure: 'waiting', threshold: 3, inboxId: randomUUID() }, 400],
      [{ figure: 'answered_in_window', threshold: 101 }, 400],
      [{ figure: 'waiting', threshold: 2.5 }, 400],
      [{ figure: 'waiting', threshold: -1 }, 400],
      [{ figure: 'waiting', threshold: 4 }, 409],
      [{ figure: 'waiting', threshold: 4, teamId: randomUUID() }, 404],
    ])('refuses %j', async (body, status) => {
      expect((await rule(lead!, body)).status).toBe(status);
    });

    it('is set by who leads the group alone', async () => {
      expect((await rule(stranger!, { figure: 'answered_in_window', threshold: 90 })).status).toBe(403);
      expect((await rule(ann!, { figure: 'answered_in_window', threshold: 90 })).status).toBe(403);
    });
  });
});
