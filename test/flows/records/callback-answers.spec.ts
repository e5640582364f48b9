import { randomUUID } from 'node:crypto';
import type { Answers, CallbackAbout } from '#contract';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const START = '2026-10-12T02:00:00.000Z';
const SPAN = 'from=2026-10-01&to=2026-10-31';
const EAST = randomUUID();

let desk: RecordsDesk;
let agent: Person;
let stranger: Person;
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set(START);
  [agent, stranger] = [await desk.person(), await desk.person({ teamId: desk.south })];
  await desk.database.rows(
    `insert into territory (id, name, salesperson, salesperson_phone, area_codes, places, scenes) values ($1, '华东', '', '', '{}', '{}', '{}')`,
    [EAST],
  );
  await said('satisfied', '很好', ['washing_machine', 'repair'], EAST);
  await said('not_satisfied', '修了两次', ['washing_machine', 'repair'], EAST);
  await said('neutral', '=还行', ['washing_machine', 'install'], null);
  await said('satisfied', '谢谢', ['television', 'install'], EAST);
  await said('unreachable', '', ['television', null], null);
  await said('not_satisfied', '没人接', null, null);
});
afterAll(() => desk.close());

type Facts = [product: string, serviceType: string | null];

/** A callback of a ticket that is about something, with what its contact said. */
async function said(result: string, feedback: string, facts: Facts | null, territoryId: string | null): Promise<void> {
  const contactId = await desk.contact();
  const ticketId = await desk.ticket({ contactId });
  if (facts)
    await desk.database.rows(
      `insert into ticket_service (ticket_id, product, service_type, model, serial, warranty, fault, wish, area, place_of_installation,
         organisation, parts_by_division, updated_by, updated_at, version)
       values ($1, $2, $3, '', '', 'unknown', '', '', '', '', '', false, $4, now(), 1)`,
      [ticketId, facts[0], facts[1], agent.id],
    );
  // The last area found is the one that counts; a ticket may have left one.
  for (const [version, found] of [
    [101, randomUUID()],
    [102, territoryId],
  ])
    await desk.database.rows(
      `insert into desk_event (subject_kind, subject_id, version, ticket_id, type, payload, actor_kind, actor_name, at)
       values ('ticket', $1, $2, $1, 'ticket.territory_found', $3, 'desk', 'desk', $4)`,
      [ticketId, version, JSON.stringify({ changes: {}, territoryId: found }), START],
    );
  const dueAt = new Date(Date.parse(START) + 3_600_000).toISOString();
  const { id } = await agent.does('/callbacks', {
    clientId: clientId(),
    contactId,
    ticketId,
    agentId: agent.id,
    dueAt,
  });
  await agent.does(`/callbacks/${id}/complete`, { version: 1, result, feedback });
}

const answers = (about: CallbackAbout, who = agent) => who.get<Answers>(`/callbacks/answers?${SPAN}&about=${about}`);
const seen = async (about: CallbackAbout) =>
  (await answers(about)).rows.map((r) => [
    r.key,
    r.name,
    r.planned,
    r.satisfied,
    r.neutral,
    r.notSatisfied,
    r.answered,
  ]);

describe('what contacts said in a month (DOMAIN K4)', () => {
  it('is put together by product, type of service and area, the most dissatisfied first', async () => {
    expect(await seen('product')).toEqual([
      ['washing_machine', '', 3, 1, 1, 1, 3],
      ['none', '', 1, 0, 0, 1, 1],
      ['television', '', 2, 1, 0, 0, 1],
    ]);
    expect(await seen('service_type')).toEqual([
      ['none', '', 2, 0, 0, 1, 1],
      ['repair', '', 2, 1, 0, 1, 2],
      ['install', '', 2, 1, 1, 0, 2],
    ]);
    expect(await seen('territory')).toEqual([
      ['none', '', 3, 0, 1, 1, 2],
      [EAST, '华东', 3, 2, 0, 1, 3],
    ]);
  });

  it('opens the rows behind each number (law 9)', async () => {
    for (const about of ['product', 'service_type', 'territory'] as const)
      for (const row of (await answers(about)).rows)
        for (const [figure, count] of [
          ['satisfied', row.satisfied],
          ['neutral', row.neutral],
          ['not_satisfied', row.notSatisfied],
          ['answered', row.answered],
          ['', row.planned],
        ] as const) {
          const of = `about=${about}&aboutKey=${row.key}${figure && `&figure=${figure}`}`;
          const behind = await agent.get(`/callbacks?state=all&dueFrom=2026-10-01&dueTo=2026-10-31&${of}`);
          expect([about, row.key, figure, behind.rows.length]).toEqual([about, row.key, figure, count]);
        }
  });

  it('is of those whom one may know alone (law 10), and of that span alone', async () => {
    expect((await answers('product', stranger)).rows).toEqual([]);
    expect((await agent.get<Answers>('/callbacks/answers?from=2026-09-01&to=2026-09-30')).rows).toEqual([]);
    const refused = await agent.ask('GET', `/callbacks/answers?${SPAN}&about=mood`);
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid_input']);
  });

  it('leaves the desk with what each of them said, the worst first', async () => {
    const sheet = (await agent.raw('GET', `/callbacks/export?${SPAN}&about=product&locale=zh-CN`)).body;
    const lines = sheet.split('\r\n').filter(Boolean);
    expect(lines[1]).toMatch(/^产品,应回访时间,/);
    expect(lines.slice(2).map((line) => [line.split(',')[0], line.split(',').at(-2)])).toEqual([
      ['（无）', '没人接'],
      ['彩电', '谢谢'],
      ['彩电', ''],
      ['洗衣机', '修了两次'],
      ['洗衣机', "'=还行"],
      ['洗衣机', '很好'],
    ]);
    const byArea = (await agent.raw('GET', `/callbacks/export?${SPAN}&about=territory&locale=en`)).body;
    expect(byArea.split('\r\n')[1]).toMatch(/^Area,Due at,/);
    expect(byArea).toContain('\r\n华东,');
    expect(byArea).toContain('\r\n(none),');
  });
});
