import { randomUUID } from 'node:crypto';
import type { CardClosing, CardPlanPreview, CardRecomputed, CardsView } from '#contract';
import { CardClosings } from '../../../apps/server/src/scoring/card-closings/card-closings.service';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const MONTH = '2026-10';
/** More than are read in one go. */
const PEOPLE = 23;
/** What one round closes. */
const A_ROUND = 5;

let desk: RecordsDesk;
let [admin, scorer, reviewer]: Person[] = [];
let agents: Person[];

beforeEach(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-09-28T02:00:00.000Z');
  admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
  [scorer, reviewer] = [await desk.person({ role: 'team_lead' }), await desk.person({ role: 'team_lead' })];
  agents = [];
  for (let i = 0; i < PEOPLE; i++) agents.push(await desk.person());
  const { rows } = await admin.get<CardPlanPreview>(`/cards/plan?month=${MONTH}`);
  const planned = rows.filter(({ agentId }) => agents.some(({ id }) => id === agentId));
  await admin.does('/cards/plan', {
    clientId: clientId(),
    month: MONTH,
    rows: planned.map(({ agentId, templateId }) => ({ agentId, templateId })),
  });
  desk.clock.set('2026-11-06T02:00:00.000Z');
  await confirm(agents);
});
afterEach(() => desk.close());

/** As if each had been scored in full by one and confirmed by another. */
const confirm = (people: Person[]) =>
  desk.database.rows(
    `update card c set scored_by_id = $2, scored_at = now(), confirmed_by_id = $3, confirmed_at = now(), version = version + 1,
       said = (select jsonb_object_agg(line->>'key', '{"superior":{"points":"1","reason":"核对过"}}'::jsonb)
         from card_template_version v, jsonb_array_elements(v.lines) line
         where v.template_id = c.template_id and v.version = c.template_version)
     where c.agent_id = any($1)`,
    [people.map(({ id }) => id), scorer!.id, reviewer!.id],
  );
const begin = (id = clientId()) => admin!.ask('POST', '/card-closings', { month: MONTH, clientId: id });
const closing = async () =>
  (await admin!.get<{ closing: CardClosing | null }>(`/card-closings?month=${MONTH}`)).closing;
const work = () => desk.app.get(CardClosings).work();
async function workOff(): Promise<void> {
  while ((await work()).more);
}
const inState = async (state: string) =>
  (await admin!.get<CardsView>(`/cards?month=${MONTH}`)).rows.filter((card) => card.state === state);

it('closes every confirmed card, some at a time, shows how far it is, and each comes to its hash again', async () => {
  expect(await closing()).toBeNull();
  const id = clientId();
  expect((await begin(id)).body).toMatchObject({ total: PEOPLE, closed: 0, doneAt: null });
  await work();
  expect(await closing()).toMatchObject({ total: PEOPLE, closed: A_ROUND, refused: [], doneAt: null });
  expect((await begin(id)).body).toMatchObject({ closed: A_ROUND });
  await workOff();
  expect(await closing()).toMatchObject({ closed: PEOPLE, doneAt: desk.clock.now().toISOString() });
  const closed = await inState('closed');
  expect(closed).toHaveLength(PEOPLE);
  for (const card of closed.slice(0, 3))
    expect((await admin!.get<CardRecomputed>(`/cards/${card.id}/recompute`)).same).toBe(true);
  const told = await desk.database.row(
    `select (select count(*)::int from desk_event where type = 'card.closed') as closed,
       (select count(*)::int from audit_log where act = 'cards.closing_begun') as asked`,
  );
  expect(told).toEqual({ closed: PEOPLE, asked: 1 });
});

it('names what stays open and why, and closes the others', async () => {
  await desk.database.rows(`update card set said = '{}' where agent_id = $1`, [agents[4]!.id]);
  await begin();
  await workOff();
  const ended = await closing();
  expect(ended).toMatchObject({ total: PEOPLE, closed: PEOPLE - 1 });
  expect(ended!.refused).toEqual([expect.objectContaining({ agentName: agents[4]!.name, code: 'card_lines_open' })]);
  expect((await inState('confirmed')).map(({ agentId }) => agentId)).toEqual([agents[4]!.id]);
});

it('is stopped where it is, and another goes on with the rest', async () => {
  await begin();
  await work();
  const stopped = await admin!.ask('POST', '/card-closings/stop', { month: MONTH });
  expect(stopped.body).toMatchObject({ closed: A_ROUND, stoppedByName: admin!.name });
  expect(await work()).toEqual({ more: false, nextAt: null });
  expect((await closing())!.closed).toBe(A_ROUND);
  expect((await begin()).body).toMatchObject({ total: PEOPLE - A_ROUND, closed: 0 });
  await workOff();
  expect(await closing()).toMatchObject({ closed: PEOPLE - A_ROUND, refused: [] });
});

it('goes on after a crash: what was held is taken up again, and what was closed is not closed twice', async () => {
  await begin();
  await desk.database.rows(
    `update card_closing_card set held_until = $1 where card_id in (select card_id from card_closing_card limit 5)`,
    [new Date(desk.clock.now().getTime() + 60_000)],
  );
  await work();
  // As if it had crashed between the closing of a card and its note.
  await desk.database.rows(`update card_closing_card set state = 'waiting' where state = 'closed'`);
  await workOff();
  expect((await closing())!.doneAt).toBeNull();
  desk.clock.forward(180);
  await workOff();
  expect(await closing()).toMatchObject({ closed: PEOPLE, refused: [], doneAt: expect.any(String) });
  const told = await desk.database.row<{ n: number }>(
    `select count(*)::int as n from desk_event where type = 'card.closed'`,
  );
  expect(told!.n).toBe(PEOPLE);
});

it('is worked off by two at once without a card closed twice', async () => {
  await begin();
  const worker = async () => {
    for (let i = 0; i < 4; i++) await work();
  };
  await Promise.all([worker(), worker()]);
  await workOff();
  expect(await closing()).toMatchObject({ closed: PEOPLE, refused: [] });
});

it('is an admin’s, one at a time, of cards that are there', async () => {
  expect((await scorer!.ask('POST', '/card-closings', { month: MONTH, clientId: clientId() })).status).toBe(403);
  expect((await admin!.ask('POST', '/card-closings/stop', { month: MONTH })).body.code).toBe('closing_ended');
  await begin();
  expect((await begin()).body.code).toBe('closing_running');
  const other = { month: '2026-09', clientId: clientId() };
  expect((await admin!.ask('POST', '/card-closings', other)).body.code).toBe('closing_empty');
  await workOff();
  expect((await begin()).body.code).toBe('closing_empty');
  const reused = clientId();
  await desk.database.rows(
    `insert into card_closing (id, month, client_id, by_id, by_name, ip, asked_at, done_at) values ($1, '2026-08-01', $2, $3, '', '', now(), now())`,
    [randomUUID(), reused, admin!.id],
  );
  expect((await begin(reused)).body.code).toBe('client_id_reused');
});
