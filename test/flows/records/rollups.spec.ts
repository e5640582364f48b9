import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { PRODUCTS } from '#domain';
import type { FigureBy, FigureEvidence, Figures } from '#contract';
import { EventLog, type NewEvent } from '../../../apps/server/src/platform/events/event-log';
import { Rollups } from '../../../apps/server/src/scoring/rollups/rollups.service';
import { eventually } from '../../support/desk';
import { gatheredByHand, generated, randomOf } from './generated-events';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const BYS: FigureBy[] = ['agent', 'team', 'inbox', 'channel', 'territory', 'product'];
const FROM = new Date('2026-08-31T16:00:00.000Z');
const DAYS = 12;

let desk: RecordsDesk;
let admin: Person;
let agents: Person[];
const areas = [randomUUID(), randomUUID()];
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-09-14T02:00:00.000Z');
  admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
  agents = [await desk.person(), await desk.person({ teamId: desk.south })];
  for (const [i, id] of areas.entries())
    await desk.database.rows(
      `insert into territory (id, name, salesperson, salesperson_phone, area_codes, places, scenes)
       values ($1, $2, '', '', '{}', '{}', '{}')`,
      [id, ['华东', '华南'][i]],
    );
});
afterAll(() => desk.close());

const rollups = () => desk.app.get(Rollups);
const store = (events: NewEvent[]) => desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, events));

/** Reads all there is: transactions of other databases of the cluster hold the position back for a while. */
async function followed(): Promise<void> {
  await eventually(
    async () => {
      while (await rollups().follow());
      const unread = `select from desk_event, figure_reading where (xid, id) > (cursor_xid, cursor_id) limit 1`;
      return (await desk.database.rows(unread)).length;
    },
    (unread) => unread === 0,
  );
}

/** As the sweep does, until nothing is left to do. */
async function settled(): Promise<void> {
  await followed();
  while (await rollups().settle(desk.clock.now()));
}

/** Every cell as text, in one order; each has its measures as they are stored, bit for bit. */
async function cells(): Promise<string[]> {
  const rows = await desk.database.rows<{ cell: string }>('select c::text as cell from figure_cell c order by 1');
  return rows.map(({ cell }) => cell);
}

async function countedAgain(): Promise<string[]> {
  await desk.database.rows('delete from figure_cell');
  await desk.database.rows(`update figure_reading set print = ''`);
  await settled();
  return cells();
}

/** What agents, teams and inboxes did, as it happened: corrections come days after what they correct. */
async function life(seed: number, count: number): Promise<NewEvent[]> {
  const random = randomOf(seed);
  const contactId = await desk.contact();
  const tickets = [await desk.ticket({ contactId }), await desk.ticket({ contactId, teamId: desk.south })];
  const { events } = generated({ random, agents: agents.map(({ id }) => id), from: FROM, days: DAYS, count });
  events.push(...told(random, [...tickets, ...events.flatMap(({ ticketId }) => ticketId ?? [])]));
  const inOrder = events.sort((a, b) => a.at.getTime() - b.at.getTime() || a.version - b.version);
  return inOrder.map((event) => {
    const ticketId = event.ticketId ?? (random() < 0.5 ? tickets[Math.floor(random() * 2)]! : null);
    return { ...event, ticketId, teamId: [desk.north, desk.south, null][Math.floor(random() * 3)] };
  });
}

/** Half of the tickets are learnt more of at any time, some of them several times: it may be another product or area, or none. */
function told(random: () => number, ticketIds: string[]): NewEvent[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const asked = [...new Set(ticketIds)].filter(() => random() < 0.5);
  return asked.flatMap((ticketId) =>
    [1, 2, 3].slice(0, pick([1, 1, 2, 3])).flatMap((n): NewEvent[] => {
      const word = (type: string, payload: object, version: number): NewEvent => ({
        ...{ subjectKind: 'ticket', subjectId: ticketId, ticketId, version: 1000 + version, type, payload },
        ...{ actor: { kind: 'desk', id: null, name: 'desk' } },
        at: new Date(FROM.getTime() + Math.floor(random() * DAYS * 86_400_000)),
      });
      return [
        word('ticket.territory_found', { changes: {}, territoryId: pick([...areas, null]) }, n),
        word('ticket.service_facts', { changes: {}, service: { product: pick([...PRODUCTS, null]) } }, n + 10),
      ];
    }),
  );
}

it('what was kept up to date is what is counted again, cell by cell, whatever came late (law 9)', async () => {
  const history = fc.record({
    seed: fc.nat(1_000_000),
    count: fc.integer({ min: 40, max: 120 }),
    /** Parts that are stored, read and counted apart; days turn between them. */
    parts: fc.array(fc.constantFrom('settle', 'settle', 'settle', 'follow', 'day', 'zone', 'nothing'), {
      minLength: 4,
      maxLength: 10,
    }),
  });
  let zone = 'Asia/Shanghai';
  const turn: Record<string, () => Promise<unknown>> = {
    follow: () => rollups().follow(),
    settle: settled,
    day: () => Promise.resolve(desk.clock.forward(86_400)),
    zone: async () => {
      zone = zone === 'UTC' ? 'Asia/Shanghai' : 'UTC';
      await desk.database.rows('update company set zone = $1', [zone]);
    },
    nothing: () => Promise.resolve(),
  };
  await fc.assert(
    fc.asyncProperty(history, async ({ seed, count, parts }) => {
      const events = await life(seed, count);
      const size = Math.ceil(events.length / parts.length);
      for (const [i, part] of parts.entries()) {
        await store(events.slice(i * size, (i + 1) * size));
        await turn[part]!();
      }
      await settled();
      const kept = await cells();
      expect(kept.length).toBeGreaterThan(0);
      expect(kept).toEqual(await countedAgain());
    }),
    { numRuns: 10, seed: SEED, endOnFailure: true },
  );
  await desk.database.rows(`update company set zone = 'Asia/Shanghai'`);
}, 120_000);

it('a count that dies in the middle leaves everything as it was, and is taken up again', async () => {
  await settled();
  const before = await cells();
  await store(await life(SEED, 40));
  await desk.database.rows(`create function dies() returns trigger language plpgsql as $$
    begin raise exception 'the power went' using errcode = 'XX000'; end $$`);
  await desk.database.rows(
    'create or replace trigger dies before insert on figure_cell for each row execute function dies()',
  );
  try {
    await followed();
    await expect(rollups().settle(desk.clock.now())).rejects.toThrow('the power went');
    expect(await cells()).toEqual(before);
  } finally {
    await desk.database.rows('drop trigger dies on figure_cell');
  }
  await settled();
  const kept = await cells();
  expect(kept).not.toEqual(before);
  expect(kept).toEqual(await countedAgain());
});

describe(`ten cells of each table, seed ${SEED}`, () => {
  const random = randomOf(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const behind = async (query: string): Promise<FigureEvidence[]> => {
    const rows: FigureEvidence[] = [];
    for (let after = ''; ;) {
      const page = await admin.get<{ rows: FigureEvidence[]; next: string | null }>(`/figures/rows?${query}${after}`);
      rows.push(...page.rows);
      if (!page.next) return rows;
      after = `&after=${page.next}`;
    }
  };

  it.each(BYS)('by %s are what their rows come to, rolled up or not yet', async (by) => {
    await store(await life(SEED + 1, 200));
    if (random() < 0.5) await settled();
    const step = pick(['day', 'week', 'month']);
    const figures = await admin.get<Figures>(`/figures?from=2026-08-25&to=2026-09-14&step=${step}&by=${by}`);
    const shown = figures.rows.flatMap((row) =>
      figures.meanings.filter(({ key }) => row.cells[key].value).map((meaning) => ({ row, meaning })),
    );
    for (const { key } of by === 'agent' ? [] : figures.meanings.filter(({ gather }) => gather === 'sum')) {
      const sum = figures.rows.reduce((all, { cells: of }) => all + of[key].value!, 0);
      expect([key, sum.toFixed(4)]).toEqual([key, figures.totals[key].value!.toFixed(4)]);
    }
    if (by === 'territory')
      expect(new Set(figures.rows.map(({ name }) => name))).toEqual(new Set(['华东', '华南', '']));
    if (by === 'product') expect(new Set(figures.rows.map(({ id }) => id)).size).toBeGreaterThan(3);
    for (let i = 0; i < 10; i++) {
      const { row, meaning } = pick(shown);
      const query = `by=${by}&id=${row.id}&period=${row.period}&step=${step}&figure=${meaning.key}&limit=100`;
      const rows = await behind(query);
      const gathered = gatheredByHand(
        meaning,
        rows.map(({ value }) => value!),
      );
      expect([query, gathered!.toFixed(6)]).toEqual([query, row.cells[meaning.key].value!.toFixed(6)]);
    }
  });
});

it('figures say how old they are when more happened than can be looked through, and nothing of those days is missing', async () => {
  await settled();
  const first = desk.clock.now();
  await desk.database.rows(
    `insert into desk_event (subject_kind, subject_id, version, type, payload, actor_kind, actor_name, at)
     select 'ticket', gen_random_uuid(), 1, case when n % 100 = 0 then 'message.received' else 'message.noted' end, '{}', 'desk', 'desk',
       $1::timestamptz + n * interval '1 second' from generate_series(0, 5000) n`,
    [first],
  );
  desk.clock.forward(7200);
  const day = desk.clock.now().toISOString().slice(0, 10);
  const look = () => admin.get<Figures>(`/figures?from=2026-08-01&to=${day}&step=month&by=channel`);
  const behind = await look();
  expect(behind.asOf).toBe(first.toISOString());
  await settled();
  const settledNow = await look();
  expect(settledNow.asOf).toBe(desk.clock.now().toISOString());
  expect(settledNow.totals.messages_received.value).toBeGreaterThanOrEqual(51);
  expect(behind.rows).toEqual(settledNow.rows);
});

describe('counting again', () => {
  const ask = (who: Person, act: string, body = {}) => who.ask('POST', `/figures/rollups/${act}`, body);

  it('is begun and stopped by admins alone, one at a time, and ends when all is counted', async () => {
    await settled();
    const range = { from: '2026-09-01', to: '2026-09-10' };
    expect((await ask(agents[0]!, 'rebuild', range)).body.code).toBe('forbidden');
    expect((await ask(admin, 'rebuild', { from: '2026-09-10', to: '2026-09-01' })).body.code).toBe('invalid_input');
    const begun = (await ask(admin, 'rebuild', range)).body as { rebuild?: { left: number; total: number } };
    expect(begun.rebuild!.left).toBe(begun.rebuild!.total);
    expect((await ask(admin, 'rebuild', range)).body.code).toBe('rebuild_running');
    await rollups().settle(desk.clock.now());
    const { rebuild: half } = (await ask(admin, 'stop')).body as { rebuild?: { left: number; stoppedAt: string } };
    expect([half!.left, half!.stoppedAt]).toEqual([0, desk.clock.now().toISOString()]);
    const before = await cells();
    await ask(admin, 'rebuild', range);
    await settled();
    expect(await cells()).toEqual(before);
    const state = await admin.get<{ rebuild: { left: number; doneAt: string } }>('/figures/rollups');
    expect([state.rebuild.left, state.rebuild.doneAt]).toEqual([0, desk.clock.now().toISOString()]);
  });

  it('never loses what happened meanwhile when it is stopped', async () => {
    await ask(admin, 'rebuild', { from: '2026-09-14', to: '2026-09-14' });
    await agents[0]!.does('/leads', { clientId: clientId(), contactId: await desk.contact() });
    await followed();
    await ask(admin, 'stop');
    const { waiting } = await admin.get<{ waiting: number }>('/figures/rollups');
    expect(waiting).toBeGreaterThan(0);
    await settled();
    expect(await cells()).toEqual(await countedAgain());
  });
});
