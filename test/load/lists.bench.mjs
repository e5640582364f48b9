// The lists of the morning, the day's end, the desk's board, complaints and the live board at a million tickets: the server's own
// queries, explained and run. None may read a large table whole.
import { createRequire } from 'node:module';
import { connected, seedHouse, seedTickets } from './rig/crowd.mjs';
import { firstDesk } from './rig/desk.mjs';
import { rounded } from './rig/figures.mjs';
import { explaining, planOf } from './rig/plans.mjs';

const TICKETS = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const CHUNK = 100_000;
const LARGE = ['ticket', 'message', 'desk_event', 'receipt', 'complaint', 'reply_window', 'contact', 'promise'];
const DAY_MS = 86_400_000;

const require = createRequire(import.meta.url);
const desk = (path) => require(`../../dist/apps/server/src/desk/${path}.js`);

export default async function lists({ databaseUrl, startServer, print }) {
  const client = await connected(databaseUrl);
  try {
    const { inboxId, agent } = await openHouse(client, startServer);
    await seedHouse(client);
    for (let at = 0; at < TICKETS; at += CHUNK)
      await seedTickets(client, inboxId, at + 1, Math.min(at + CHUNK, TICKETS));
    await seedBeside(client, inboxId);
    const { rows: teams } = await client.query(`select id from team where name like 'team %' order by name limit 2`);
    const viewers = {
      admin: { agentId: agent, role: 'admin', visibility: 'all', teamIds: [], leadOf: [] },
      'of two teams': {
        agentId: agent,
        role: 'agent',
        visibility: 'team',
        teamIds: teams.map(({ id }) => id),
        leadOf: [],
      },
    };
    for (const [who, me] of Object.entries(viewers))
      for (const [list, ask] of Object.entries(asksOf(me, inboxId, agent)))
        await explain(client, `${who}: ${list}`, ask, print);
    for (const [list, ask] of Object.entries(countsOf(inboxId))) await explain(client, list, ask, print);
  } finally {
    await client.end();
  }
}

async function explain(client, list, ask, print) {
  const database = explaining(client);
  await ask(database);
  for (const answer of database.asked) {
    const { ms, blocks, plan } = planOf(answer, LARGE);
    print({ list, ms: rounded(ms), blocks, plan });
  }
}

/** Lists that show each viewer something else. */
function asksOf(me, inboxId, agentId) {
  const { BacklogRepository } = desk('backlog/backlog.repository');
  const { SinceCloseRepository } = desk('since-close/since-close.repository');
  const { DeskBoardRepository } = desk('desk-board/desk-board.repository');
  const { ComplaintsRepository } = desk('complaints/complaints.repository');
  const old = { before: new Date(Date.now() - 2 * DAY_MS), from: null };
  const seen = me.visibility === 'all' ? null : [agentId];
  const page = { after: null, limit: 50 };
  const complaints = (filter) => (database) =>
    new ComplaintsRepository(database).page(me, seen, filter, new Date(), page);
  return {
    'backlog, page': (database) => new BacklogRepository(database).page(me, old, undefined, null, 50),
    'backlog, count': (database) => new BacklogRepository(database).count(me, old, undefined),
    'since closing': (database) =>
      new SinceCloseRepository(database).rows(
        me,
        [{ inboxId, closedAt: new Date(Date.now() - DAY_MS / 2) }],
        undefined,
        200,
      ),
    'desk board, repair': (database) => new DeskBoardRepository(database).repair(me, 50),
    'desk board, parts': (database) => new DeskBoardRepository(database).parts(me, 50),
    'desk board, special': (database) => new DeskBoardRepository(database).special(me, 50),
    'desk board, held': (database) => new DeskBoardRepository(database).held(me, 8),
    'complaints, open': complaints({ state: 'open' }),
    'complaints, late': complaints({ state: 'late' }),
    'complaints, all': complaints({ state: 'all' }),
    'complaints, of an agent': complaints({ state: 'all', agentId }),
  };
}

/** What is counted for everybody alike. */
function countsOf(inboxId) {
  const { DayEndRepository } = desk('day-end/day-end.repository');
  const { BoardFiguresRepository } = desk('board-alarms/board-figures.repository');
  const { ActiveTicketsService } = desk('tickets/active-tickets.service');
  const day = { from: new Date(Date.now() - DAY_MS), to: new Date() };
  const end = (ask) => (database) => ask(new DayEndRepository(database), database);
  return {
    'day end, fates': end((repository, sql) => repository.fates(sql, day)),
    'day end, unreceived': end((repository, sql) => repository.unreceived(sql, day)),
    'day end, outcomes': end((repository, sql) => repository.outcomes(sql, day, new Date())),
    'day end, inputs': end((repository) => repository.inputs(day, inboxId, 'message', null, 50)),
    'day end, tickets': end((repository) => repository.tickets(day, new Date(), inboxId, null, null, 50)),
    'board, waiting and its first load': (database) => new ActiveTicketsService(database).all(),
    'board thresholds, waiting': (database) => new BoardFiguresRepository(database).waiting(),
    'board thresholds, loads': (database) => new BoardFiguresRepository(database).loads().catch(() => undefined),
  };
}

async function openHouse(client, startServer) {
  const server = await startServer();
  const { admin } = await firstDesk(server);
  const { id: inboxId } = await admin.post('/admin/inboxes', { name: 'orders', channel: 'api' });
  await server.stop();
  const { rows } = await client.query(`select id from agent where role = 'admin' limit 1`);
  return { inboxId, agent: rows[0].id };
}

/** Two hundred thousand inputs of the last ten days with their messages and events, interim results, and complaints. */
async function seedBeside(client, inboxId) {
  await client.query(
    `with made as (select t.id as ticket_id, t.contact_id, t.team_id, t.holder_id, t.status, gen_random_uuid() as message_id,
         gen_random_uuid() as receipt_id, row_number() over (order by t.number) as n, now() - random() * interval '10 days' as at
       from ticket t where t.number % 5 = 0 limit 200000),
     r as (insert into receipt (id, inbox_id, external_id, state, received_at, done_at, ticket_id, message_id)
       select receipt_id, $1, 'x' || n, 'done', at, at, ticket_id, message_id from made),
     m as (insert into message (id, ticket_id, inbox_id, seq, kind, author_kind, author_name, text, attachments, findings, delivery_attempts,
         created_at, receipt_id, interim)
       select message_id, ticket_id, $1, 1, 'inbound', 'contact', '客户', '还没有发货', '[]', '[]', 0, at, receipt_id,
         case when n % 20 = 0 then '{"type":"waiting_for_parts","parts":{"part":"电机"}}'::jsonb end from made),
     k as (insert into complaint (id, ticket_id, contact_id, agent_id, company, person, address, phone, cause, severity, writer_id, due_at,
         created_at, version, closed_at)
       select gen_random_uuid(), ticket_id, contact_id, coalesce(holder_id, a.id), '', '客户', '', '', '漏水', n % 3 + 1, a.id,
         at + interval '3 days', at, 1, case when n % 50 <> 0 then at end
       from made, (select id from agent where role = 'admin' limit 1) a where n % 5 = 0)
     insert into desk_event (subject_kind, subject_id, version, ticket_id, contact_id, team_id, holder_id, message_id, type, payload,
       actor_kind, actor_name, at)
     select 'ticket', ticket_id, 4, ticket_id, contact_id, team_id, holder_id, message_id, 'message.received', '{}', 'contact', '客户', at
     from made`,
    [inboxId],
  );
  await client.query('vacuum analyze');
}
