import { Workbook } from 'exceljs';
import { DateTime } from 'luxon';
import type { FigureEvidence, FigureKey, FigureRow, Figures } from '#contract';
import { EventLog, type NewEvent } from '../../../apps/server/src/platform/events/event-log';
import { SOURCES } from '../../../apps/server/src/scoring/catalogue/catalogue';
import { liveSql } from '../../../apps/server/src/scoring/rollups/rollup-sql';
import { type Counted, gatheredByHand, generated, randomOf } from './generated-events';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const ZONE = 'Asia/Shanghai';
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = randomOf(SEED);

let desk: RecordsDesk;
let admin: Person;
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-09-14T02:00:00.000Z');
  admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
});
afterAll(() => desk.close());

const store = (events: NewEvent[]) => desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, events));
const figuresOf = (who: Person, query: string): Promise<Figures> => who.get(`/figures?${query}`);
const rowOf = (figures: Figures, agentId: string, period: string): FigureRow =>
  figures.rows.find((row) => row.id === agentId && row.period === period)!;

async function evidenceOf(who: Person, query: string, limit = 50): Promise<FigureEvidence[]> {
  const rows: FigureEvidence[] = [];
  for (let after = ''; ;) {
    const page = await who.get<{ rows: FigureEvidence[]; next: string | null }>(
      `/figures/rows?${query}&limit=${limit}${after}`,
    );
    rows.push(...page.rows);
    if (!page.next) return rows;
    after = `&after=${page.next}`;
  }
}

const reply = (agentId: string, at: string): NewEvent => ({
  subjectKind: 'ticket',
  subjectId: crypto.randomUUID(),
  version: 1,
  agentId,
  type: 'message.replied',
  payload: { changes: { lastMessage: { preview: '您好' } } },
  actor: { kind: 'agent', id: agentId, name: '客服' },
  at: new Date(at),
});

describe(`a month of desk life, seed ${SEED}`, () => {
  let agents: Person[];
  let counted: Counted[];
  const range = 'from=2026-08-17&to=2026-09-14';
  const steps = ['day', 'week', 'month'] as const;

  beforeAll(async () => {
    agents = [await desk.person(), await desk.person(), await desk.person({ teamId: desk.south })];
    const from = new Date('2026-07-31T16:00:00.000Z');
    const month = generated({ random, agents: agents.map(({ id }) => id), from, days: 45, count: 3000 });
    counted = month.counted;
    await store(month.events);
  });

  const periodOf = (at: Date, step: (typeof steps)[number]): string =>
    DateTime.fromJSDate(at, { zone: ZONE }).startOf(step).toFormat('yyyy-MM-dd');
  const valuesByHand = (step: (typeof steps)[number]): Map<string, number[]> => {
    const values = new Map<string, number[]>();
    for (const { figure, agentId, at, value } of counted) {
      const cell = `${figure} ${agentId} ${periodOf(at, step)}`;
      values.set(cell, [...(values.get(cell) ?? []), value]);
    }
    return values;
  };

  it.each(steps)('every cell of a %s is what a person counts by hand (DOMAIN W5, V23, V24)', async (step) => {
    const figures = await figuresOf(admin, `${range}&step=${step}`);
    const byHand = valuesByHand(step);
    let compared = 0;
    for (const row of figures.rows.filter((row) => agents.some(({ id }) => id === row.id)))
      for (const [figure, { value }] of Object.entries(row.cells)) {
        const meaning = figures.meanings.find(({ key }) => key === figure)!;
        const expected = gatheredByHand(meaning, byHand.get(`${figure} ${row.id} ${row.period}`) ?? []);
        compared += 1;
        if (expected === null) expect([row.period, figure, value]).toEqual([row.period, figure, null]);
        else expect(value).toBeCloseTo(expected, 6);
      }
    expect(compared).toBeGreaterThan(60);
  });

  it('the rows behind a cell come to the cell, page by page (law 9)', async () => {
    for (let i = 0; i < 12; i++) {
      const step = steps[Math.floor(random() * 3)]!;
      const figures = await figuresOf(admin, `${range}&step=${step}`);
      const row = figures.rows[Math.floor(random() * figures.rows.length)]!;
      const meaning = figures.meanings[Math.floor(random() * figures.meanings.length)]!;
      const figure = meaning.key;
      const query = `id=${row.id}&period=${row.period}&step=${step}&figure=${figure}`;
      const rows = await evidenceOf(admin, query, 7);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const gathered = gatheredByHand(
        meaning,
        rows.map(({ value }) => value!),
      );
      const cell = row.cells[figure].value;
      if (cell === null) expect([query, gathered]).toEqual([query, null]);
      else expect(gathered).toBeCloseTo(cell, 6);
    }
  });

  it('totals add up the rows and what nobody held, and medians are of everything', async () => {
    const figures = await figuresOf(admin, 'from=2026-08-01&to=2026-09-14&step=month');
    for (const meaning of figures.meanings) {
      const { key } = meaning;
      const all = counted.filter(
        ({ figure, at }) =>
          figure === key && periodOf(at, 'month') >= '2026-08-01' && periodOf(at, 'month') <= '2026-09-01',
      );
      expect(figures.totals[key].value).toBeCloseTo(
        gatheredByHand(
          meaning,
          all.map(({ value }) => value),
        )!,
        6,
      );
    }
    const missed = figures.rows.reduce((sum, { cells }) => sum + cells.windows_missed.value!, 0);
    const nobodys = counted.filter(({ figure, agentId }) => agentId === null && figure === 'windows_missed').length;
    expect(nobodys).toBeGreaterThan(0);
    expect(figures.totals.windows_missed.value).toBe(missed + nobodys);
  });

  it('the files say what the screen says', async () => {
    const figures = await figuresOf(admin, `${range}&step=week`);
    const query = `/figures/export?${range}&step=week&locale=en`;
    const csv = await admin.raw('GET', `${query}&format=csv`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = csv.payload
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(lines[0]).toEqual([`Figures 2026-08-17 – 2026-09-20 (${ZONE})`]);
    expect(lines).toHaveLength(figures.rows.length + 3);
    const column = (key: FigureKey) =>
      lines[1]!.indexOf(
        { calls: 'Answered calls', talk_minutes: 'Outgoing talk (minutes)', replies: 'Replies' }[key as 'calls']!,
      );
    const book = new Workbook();
    await book.xlsx.load((await admin.raw('GET', `${query}&format=xlsx`)).rawPayload as unknown as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    figures.rows.forEach((row, i) => {
      expect(lines[i + 2]!.slice(0, 3)).toEqual([row.period, row.number, row.name]);
      for (const key of ['calls', 'talk_minutes', 'replies'] as const) {
        const shown = Math.round(row.cells[key].value! * 100) / 100;
        expect(Number(lines[i + 2]![column(key)])).toBe(shown);
        expect(sheet.getRow(i + 3).getCell(column(key) + 1).value).toBe(shown);
      }
    });
    expect(Number(lines.at(-1)![column('replies')])).toBe(figures.totals.replies.value);
  });
});

describe('a day', () => {
  it('is one of the company’s zone, to its last second', async () => {
    const agent = await desk.person();
    const edges = [
      '2026-09-10T15:59:59.999Z',
      '2026-09-10T16:00:00.000Z',
      '2026-09-11T15:59:59.000Z',
      '2026-09-11T16:00:00.000Z',
    ];
    await store(edges.map((at) => reply(agent.id, at)));
    const figures = await figuresOf(agent, 'from=2026-09-10&to=2026-09-12');
    const days = ['2026-09-10', '2026-09-11', '2026-09-12'];
    expect(days.map((day) => rowOf(figures, agent.id, day).cells.replies.value)).toEqual([1, 2, 1]);
    const rows = await evidenceOf(agent, `id=${agent.id}&period=2026-09-11&step=day&figure=replies`);
    expect(rows.map(({ at }) => at)).toEqual([edges[2], edges[1]]);
  });

  it('of a range widens to its whole period, as the rows behind it do', async () => {
    const figures = await figuresOf(admin, 'from=2026-09-09&to=2026-09-10&step=week');
    expect([figures.from, figures.to]).toEqual(['2026-09-07', '2026-09-13']);
    expect(new Set(figures.rows.map(({ period }) => period))).toEqual(new Set(['2026-09-07']));
  });

  it.each([
    ['from=2026-09-10&to=2026-09-09', 'backwards'],
    ['from=2025-08-10&to=2026-09-14', 'longer than 400 days'],
    ['from=2026-13-10&to=2026-09-14', 'of no calendar'],
  ])('range %s is refused: %s', async (query) => {
    const { status, body } = await admin.ask('GET', `/figures?${query}`);
    expect([status, body.code]).toEqual([400, 'invalid_input']);
  });

  it('that no week begins on has no rows behind it', async () => {
    const query = `id=${admin.id}&period=2026-09-10&step=week&figure=replies`;
    expect((await admin.ask('GET', `/figures/rows?${query}`)).body.code).toBe('invalid_input');
  });
});

describe('what agents do is what is counted', () => {
  let agent: Person;
  let contactId: string;
  beforeEach(async () => {
    desk.clock.set('2026-09-14T02:00:00.000Z');
    [agent, contactId] = [await desk.person(), await desk.contact('李先生')];
  });
  const day = async (period: string) =>
    rowOf(await figuresOf(agent, `from=${period}&to=${period}`), agent.id, period).cells;
  const typed = (start: string, seconds: number, more = {}) => ({
    clientId: clientId(),
    contactId,
    direction: 'outbound',
    startedAt: start,
    answeredAt: start,
    endedAt: new Date(Date.parse(start) + seconds * 1000).toISOString(),
    result: 'answered',
    note: '催货',
    ...more,
  });

  it('calls of the day they ended on, outgoing talk as it was corrected last (DOMAIN N1)', async () => {
    const call = await agent.does('/calls', { clientId: clientId(), contactId, direction: 'outbound' });
    await agent.does(`/calls/${call.id}/step`, { step: 'answered' });
    desk.clock.forward(600);
    await agent.does(`/calls/${call.id}/end`, { result: 'answered' });
    await agent.does('/calls/typed', typed('2026-09-11T01:00:00.000Z', 300));
    await agent.does('/calls/typed', typed('2026-09-14T01:00:00.000Z', 300, { direction: 'inbound' }));
    await agent.does('/calls/typed', typed('2026-09-14T01:00:00.000Z', 300, { result: 'voicemail' }));
    expect(await day('2026-09-14')).toMatchObject({ calls: { value: 2 }, talk_minutes: { value: 10 } });
    desk.clock.forward(86_400);
    await agent.does(`/calls/${call.id}/correct`, { version: 3, talkSeconds: 900, reason: '核对话单' });
    expect(await day('2026-09-14')).toMatchObject({ calls: { value: 2 }, talk_minutes: { value: 15 } });
    expect(await day('2026-09-15')).toMatchObject({ calls: { value: 0 }, talk_minutes: { value: 0 } });
    expect(await day('2026-09-11')).toMatchObject({ calls: { value: 1 }, talk_minutes: { value: 5 } });
    const [row] = await evidenceOf(agent, `id=${agent.id}&period=2026-09-11&step=day&figure=talk_minutes`);
    expect(row).toMatchObject({ contactName: '李先生', text: '催货', value: 5, ticketNumber: null });
  });

  it('callbacks with what the contact said (DOMAIN K2)', async () => {
    for (const [result, feedback] of [
      ['satisfied', '很好'],
      ['not_satisfied', '还在漏水'],
      ['declined', '没空'],
      ['unreachable', ''],
    ]) {
      const plan = { clientId: clientId(), contactId, agentId: agent.id, dueAt: '2026-09-14T03:00:00.000Z' };
      const { id } = await agent.does('/callbacks', plan);
      await agent.does(`/callbacks/${id}/complete`, { version: 1, result, feedback });
    }
    expect((await day('2026-09-14')).callbacks_done.value).toBe(2);
  });

  it('leads that are still valid, for the agent who brought them', async () => {
    const checks = { reachable: true, unitName: true, need: true, intent: true, ability: true };
    const { id } = await agent.does('/leads', { clientId: clientId(), contactId, checks });
    await agent.does(`/leads/${id}/judge`, { version: 1, state: 'valid' });
    expect((await day('2026-09-14')).valid_leads.value).toBe(1);
    const lead = await desk.person({ role: 'team_lead' });
    desk.clock.forward(86_400);
    await lead.does(`/leads/${id}/judge`, { version: 2, state: 'rejected', rejection: 'no_ability' });
    expect((await day('2026-09-14')).valid_leads.value).toBe(0);
    await lead.does(`/leads/${id}/judge`, { version: 3, state: 'valid' });
    expect((await day('2026-09-15')).valid_leads.value).toBe(1);
    expect(
      rowOf(await figuresOf(lead, 'from=2026-09-15&to=2026-09-15'), lead.id, '2026-09-15').cells.valid_leads.value,
    ).toBe(0);
  });
});

describe('targets', () => {
  let agent: Person;
  beforeAll(async () => {
    desk.clock.set('2026-09-16T02:00:00.000Z');
    agent = await desk.person();
  });
  afterAll(() => desk.clock.set('2026-09-14T02:00:00.000Z'));
  const cells = async (period: string, step: string) =>
    rowOf(await figuresOf(agent, `from=${period}&to=${period}&step=${step}`), agent.id, period).cells;

  it('of talk are 120 minutes for each working day up to today (DOMAIN N1)', async () => {
    expect((await cells('2026-09-14', 'day')).talk_minutes.target).toBe(120);
    expect((await cells('2026-09-13', 'day')).talk_minutes.target).toBeNull();
    expect((await cells('2026-09-07', 'week')).talk_minutes.target).toBe(5 * 120);
    expect((await cells('2026-09-14', 'week')).talk_minutes.target).toBe(3 * 120);
    expect((await cells('2026-09-01', 'month')).talk_minutes.target).toBe(12 * 120);
  });

  it('of callbacks, leads and money are the month’s alone (DOMAIN K1, K2)', async () => {
    const month = await cells('2026-09-01', 'month');
    expect([month.callbacks_done.target, month.valid_leads.target, month.sales_amount.target]).toEqual([
      ...[20, 450, 1_800_000],
    ]);
    const week = await cells('2026-09-14', 'week');
    expect([week.callbacks_done.target, week.valid_leads.target, week.sales_amount.target]).toEqual([null, null, null]);
    expect(week.replies.target).toBeNull();
  });

  it('are those of their time (law 8)', async () => {
    await desk.database.rows(
      `insert into setting (key, value, effective_at, by_name) values
       ('talk.day', 90, '2026-09-08T16:00:00Z', '管理员'), ('leads.month', 300, '2026-08-31T16:00:00Z', '管理员')`,
    );
    await desk.person();
    expect((await cells('2026-09-07', 'week')).talk_minutes.target).toBe(2 * 120 + 3 * 90);
    expect((await cells('2026-08-01', 'month')).valid_leads.target).toBe(450);
    expect((await cells('2026-09-01', 'month')).valid_leads.target).toBe(300);
    const { meanings } = await figuresOf(agent, 'from=2026-09-14&to=2026-09-14');
    expect(meanings.find(({ key }) => key === 'talk_minutes')).toMatchObject({
      unit: 'minutes',
      rule: 'N1',
      target: { value: 90, per: 'day' },
    });
    await desk.database.rows('delete from setting');
    await desk.person();
  });
});

describe('whose figures', () => {
  it('agents see their own, team leads those of their team, and nobody else’s exist', async () => {
    const [mine, colleague] = [await desk.person(), await desk.person()];
    const stranger = await desk.person({ teamId: desk.south });
    const lead = await desk.person({ role: 'team_lead' });
    const today = 'from=2026-09-14&to=2026-09-14';
    const seen = async (who: Person, more = '') => (await figuresOf(who, today + more)).rows.map(({ id }) => id);
    expect(await seen(mine)).toEqual([mine.id]);
    expect(await seen(lead)).toEqual(expect.arrayContaining([mine.id, colleague.id, lead.id]));
    expect(await seen(lead)).not.toContain(stranger.id);
    expect(await seen(admin, `&teamId=${desk.south}`)).toContain(stranger.id);
    expect(await seen(admin, `&teamId=${desk.south}`)).not.toContain(mine.id);
    for (const [who, query] of [
      [mine, `&agentId=${colleague.id}`],
      [lead, `&agentId=${stranger.id}`],
      [lead, `&teamId=${desk.south}`],
    ] as const)
      expect((await who.ask('GET', `/figures?${today}${query}`)).body.code).toBe('not_found');
    const rows = `/figures/rows?id=${colleague.id}&period=2026-09-14&step=day&figure=replies`;
    expect((await mine.ask('GET', rows)).body.code).toBe('not_found');
    expect((await lead.ask('GET', rows)).status).toBe(200);
    const file = await mine.raw('GET', `/figures/export?${today}&format=csv&agentId=${colleague.id}`);
    expect(file.json().code).toBe('not_found');
  });
});

describe('a file', () => {
  it.each(['=cmd|’/c calc’!A1', '+1', '-1', '@SUM(A1)', '\t=1'])(
    'runs nothing that an agent is named: %j',
    async (name) => {
      const agent = await desk.person({ name });
      const query = `/figures/export?from=2026-09-14&to=2026-09-14&agentId=${agent.id}`;
      const csv = (await admin.raw('GET', `${query}&format=csv`)).payload;
      expect(csv).toContain(`,'${name}`);
      expect(csv).not.toContain(`,${name}`);
      expect(csv).toContain('接通电话（个）');
      const book = new Workbook();
      await book.xlsx.load((await admin.raw('GET', `${query}&format=xlsx`)).rawPayload as unknown as ArrayBuffer);
      expect(book.worksheets[0]!.getRow(3).getCell(3).value).toBe(`'${name}`);
    },
  );

  it('keeps a name with commas and quotes in one cell', async () => {
    const agent = await desk.person({ name: '王"小,二"' });
    const { payload } = await admin.raw(
      'GET',
      `/figures/export?from=2026-09-14&to=2026-09-14&format=csv&agentId=${agent.id}`,
    );
    expect(payload).toContain(',"王""小,二""",');
  });

  it('can’t be asked for without end', async () => {
    const eager = await desk.person();
    const asked = () => eager.raw('GET', '/figures/export?from=2026-09-14&to=2026-09-14&format=csv');
    let last = await asked();
    for (let i = 0; i < 30; i++) last = await asked();
    expect([last.statusCode, last.json().code]).toEqual([429, 'too_many_requests']);
  });
});

it('every figure is read through the index of event types and times', async () => {
  await desk.database.rows(
    `insert into desk_event (subject_kind, subject_id, version, agent_id, type, payload, actor_kind, actor_name, at)
     select 'ticket', gen_random_uuid(), 1, gen_random_uuid(), 'message.noted', '{}', 'desk', 'desk',
       '2026-01-01'::timestamptz + n * interval '10 minutes' from generate_series(1, 40000) n`,
  );
  await desk.database.rows('analyze desk_event');
  for (const source of SOURCES) {
    const plan = await desk.database.rows<Record<string, string>>(`explain ${liveSql(source, 'agent')}`, [
      new Date('2026-08-31T16:00:00Z'),
      new Date('2026-09-03T16:00:00Z'),
      ZONE,
      'day',
      [admin.id],
      true,
      [],
    ]);
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('desk_event_figures');
    expect(text).not.toContain('Seq Scan on desk_event');
  }
});
