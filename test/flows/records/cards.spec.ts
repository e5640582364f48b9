import { Workbook } from 'exceljs';
import type { Card, CardPlanPreview, CardRecomputed, CardTemplate, FigureKey, Violation } from '#contract';
import { compare, exact, over, shown, sum } from '#domain';
import { CardMonths } from '../../../apps/server/src/scoring/cards/card-months.service';
import { CardReading } from '../../../apps/server/src/scoring/cards/card-reading.service';
import { CardsRepository } from '../../../apps/server/src/scoring/cards/cards.repository';
import { freeze, hashOf } from '../../../apps/server/src/scoring/cards/frozen-card';
import { FigureReadings } from '../../../apps/server/src/scoring/metrics/figure-readings.service';
import { EventLog, type NewEvent } from '../../../apps/server/src/platform/events/event-log';
import { generated, randomOf } from './generated-events';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = randomOf(SEED);
const MONTH = '2026-10';
const IN_MONTH = '2026-10-14T02:00:00.000Z';
const AFTER = '2026-11-02T02:00:00.000Z';

describe(`the cards of a month, seed ${SEED}`, () => {
  let desk: RecordsDesk;
  let [agent, caller, lead, otherLead, stranger, admin]: Person[] = [];
  let online: CardTemplate;
  let call: CardTemplate;

  beforeAll(async () => {
    desk = await recordsDesk();
    desk.clock.set('2026-09-28T02:00:00.000Z');
    agent = await desk.person({ name: '=李敏' });
    caller = await desk.person({ name: '周洁' });
    lead = await desk.person({ role: 'team_lead' });
    otherLead = await desk.person({ role: 'team_lead' });
    stranger = await desk.person({ teamId: desk.south });
    admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
    [online, call] = (await admin.get<{ rows: CardTemplate[] }>('/card-templates')).rows as [
      CardTemplate,
      CardTemplate,
    ];
  });
  afterAll(() => desk.close());

  const store = (events: NewEvent[]) => desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, events));
  const cardOf = async (person: Person): Promise<Card> => {
    const { rows } = await admin!.get<{ rows: Card[] }>(`/cards?month=${MONTH}`);
    return admin!.get<Card>(`/cards/${rows.find(({ agentId }) => agentId === person.id)!.id}`);
  };
  const verb = (who: Person, { id, version }: Card, name: string, body: object = {}) =>
    who.ask('POST', `/cards/${id}/${name}`, { clientId: clientId(), version, ...body });
  const does = async (who: Person, card: Card, name: string, body: object = {}): Promise<Card> => {
    const answer = await verb(who, card, name, body);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as unknown as Card;
  };
  const codeOf = async (who: Person, card: Card, name: string, body: object = {}) =>
    (await verb(who, card, name, body)).body.code;
  const lineOf = ({ lines }: Card, key: string) => lines.find((line) => line.key === key)!;
  async function violation(against: Person, note: string): Promise<Violation> {
    const ticketId = await desk.ticket({ contactId: await desk.contact() });
    const proposed = await lead!.does('/violations', {
      clientId: clientId(),
      rule: 'cold_voice',
      agentId: against.id,
      ticketId,
      note,
    });
    return (await lead!.does(`/violations/${proposed.id}/confirm`, { version: 1 })) as unknown as Violation;
  }

  it('ships both templates, and refuses what can’t be computed', async () => {
    expect([online.lines.map(({ weight }) => weight), call.lines.map(({ weight }) => weight)]).toEqual([
      [50, 20, 10, 10, 10],
      [20, 30, 10, 10, 5, 5, 10, 10, 0],
    ]);
    const { name, lines, grades } = online;
    const write = async (changed: object[]) =>
      (await admin!.ask('POST', '/card-templates', { name, grades, lines: [...changed, ...lines.slice(1)] })).body;
    expect(await write([{ ...lines[0], weight: 40 }])).toMatchObject({
      code: 'card_weights_wrong',
      detail: { sum: 90 },
    });
    const smiles = { kind: 'figure', figure: 'smiles' };
    expect(await write([{ ...lines[0], source: smiles }])).toMatchObject({
      code: 'card_figure_unknown',
      detail: { figure: 'smiles' },
    });
    const nothing = { kind: 'fixed', value: 0, prorated: true };
    expect((await write([{ ...lines[0], target: nothing }])).code).toBe('card_target_zero');
    expect((await agent!.ask('POST', '/card-templates', { name, grades, lines })).body.code).toBe('forbidden');

    const copy = (await admin!.does('/card-templates', {
      name: { 'zh-CN': '副本', en: 'Copy' },
      grades,
      lines,
    })) as unknown as CardTemplate;
    const change = { name: copy.name, grades, lines, version: 1 };
    expect((await admin!.ask('PUT', `/card-templates/${copy.id}`, change)).body.version).toBe(2);
    expect((await admin!.ask('PUT', `/card-templates/${copy.id}`, change)).body.code).toBe('version_conflict');
  });

  it('is planned for all in one act, once, and approved by a lead before it begins', async () => {
    const preview = await admin!.get<CardPlanPreview>(`/cards/plan?month=${MONTH}`);
    expect(preview).toMatchObject({ late: false });
    expect(preview.rows.map(({ agentId }) => agentId)).toEqual(expect.arrayContaining([agent!.id, lead!.id]));
    const rows = [
      { agentId: agent!.id, templateId: online.id },
      { agentId: lead!.id, templateId: online.id },
      { agentId: caller!.id, templateId: call.id },
    ];
    const plan = { clientId: clientId(), month: MONTH, rows };
    expect((await lead!.ask('POST', '/cards/plan', plan)).body.code).toBe('forbidden');
    expect(await admin!.does('/cards/plan', plan)).toEqual({ planned: 3 });
    expect(await admin!.does('/cards/plan', plan)).toEqual({ planned: 3 });
    expect((await admin!.ask('POST', '/cards/plan', { ...plan, clientId: clientId() })).body.code).toBe(
      'card_month_planned',
    );

    const card = await cardOf(agent!);
    expect(card).toMatchObject({ state: 'planned', approved: null, workdays: { month: 22, own: 22 } });
    expect(await codeOf(agent!, card, 'approve')).toBe('forbidden');
    expect((await stranger!.ask('GET', `/cards/${card.id}`)).status).toBe(404);
    const once = { clientId: clientId() };
    const approved = await does(lead!, card, 'approve', once);
    expect(await does(lead!, card, 'approve', once)).toMatchObject({ version: approved.version });
    expect(approved.approved).toMatchObject({ id: lead!.id, late: false });
    expect(await codeOf(lead!, await cardOf(lead!), 'approve')).toBe('card_own');
    desk.clock.set(IN_MONTH);
    expect((await does(otherLead!, await cardOf(lead!), 'approve')).approved).toMatchObject({ late: true });
    await does(lead!, await cardOf(caller!), 'approve');
  });

  it('runs: figures of the month alone, with the rows behind each line (law 9)', async () => {
    const people = [agent!.id, caller!.id, lead!.id];
    const month = generated({
      random,
      agents: people,
      from: new Date('2026-09-30T16:00:00.000Z'),
      days: 31,
      count: 1500,
    });
    const around = generated({
      random,
      agents: people,
      from: new Date('2026-10-31T16:00:00.000Z'),
      days: 20,
      count: 200,
    });
    await store([...month.events, ...around.events]);
    await violation(agent!, '语气冷淡');
    const card = await cardOf(agent!);
    expect(card.state).toBe('running');
    const figures = await admin!.get<{ rows: { id: string; cells: Record<string, { value: number }> }[] }>(
      `/figures?from=2026-10-01&to=2026-10-31&step=month`,
    );
    const own = figures.rows.find(({ id }) => id === agent!.id)!.cells;
    expect(lineOf(card, 'result').measures).toEqual([{ actual: String(own.valid_leads!.value), target: '450' }]);
    expect(lineOf(card, 'callbacks').measures).toEqual([{ actual: String(own.callbacks_done!.value), target: '20' }]);
    expect(lineOf(card, 'other')).toMatchObject({ computed: '9.5', evidence: 1 });
  });

  it('ten cells chosen by chance are what the rows behind them come to', async () => {
    const cards = [await cardOf(agent!), await cardOf(caller!), await cardOf(lead!)];
    const cells = cards.flatMap((card) =>
      card.lines
        .filter(
          ({ source, formula, measures }) =>
            measures.length === 1 && source.kind !== 'import' && formula.type !== 'per_unit_missing',
        )
        .map((line) => ({ card, line })),
    );
    for (let i = 0; i < 10; i++) {
      const { card, line } = cells[Math.floor(random() * cells.length)]!;
      const behind = await admin!.get<{ rows: { value: string }[]; count: number; gather: string; value: string }>(
        `/cards/${card.id}/rows?line=${line.key}&limit=5000`,
      );
      const total = sum(behind.rows.map(({ value }) => exact(value)));
      // Quality is the mean of its marks, everything else a sum.
      const mean = line.key === 'quality';
      const whole = mean ? over(total, exact(behind.count)) : total;
      expect([line.key, shown(whole, 4)]).toEqual([line.key, shown(exact(line.measures[0]!.actual), 4)]);
      expect(behind).toMatchObject({ count: line.evidence, gather: mean ? 'mean' : 'sum' });
      expect(shown(exact(behind.value), 4)).toBe(shown(whole, 4));
    }
  });

  it('a month read at once is, figure by figure and hash by hash, what each agent alone comes to', async () => {
    const reading = desk.app.get(CardReading, { strict: false });
    const figures = desk.app.get(FigureReadings, { strict: false });
    const rows = await desk.app.get(CardsRepository, { strict: false }).ofMonth(null, `${MONTH}-01`);
    const together = await reading.standings(rows);
    expect(rows.length).toBe(3);
    const { from, to } = await desk.app.get(CardMonths, { strict: false }).span(`${MONTH}-01`);
    let counted = 0;
    for (const [i, row] of rows.entries()) {
      const { moment, measured, result } = together[i]!;
      const [alone] = await reading.computed([{ card: row, moment }]);
      expect(hashOf(freeze(row, moment, measured, result))).toBe(
        hashOf(freeze(row, moment, alone!.measured, alone!.result)),
      );
      for (const { key, source } of row.lines) {
        if (source.kind !== 'figure') continue;
        const figure = source.figure as FigureKey;
        const own = await figures.rows(figure, { agentId: row.agent_id, from, to, snapshot: moment.snapshot });
        expect(measured.get(key)!.evidence).toEqual(own.map(({ id }) => id));
        counted += own.length;
      }
    }
    expect(counted).toBeGreaterThan(100);
  });

  it('N1: minutes missing on each working day propose an amount and leave the score alone', async () => {
    const card = await cardOf(caller!);
    const talk = lineOf(card, 'talk');
    expect(talk.measures.length).toBe(9);
    const missing = talk.measures.map(({ actual, target }) => Math.max(0, Math.floor(Number(target) - Number(actual))));
    expect(Number(card.amount)).toBe(-missing.reduce((all, one) => all + one, 0));
    expect(talk.weight).toBe(0);
  });

  it('N1: a day of leave costs nothing, and every target of the month shrinks by it', async () => {
    const before = await cardOf(caller!);
    await desk.database.rows(`insert into shift_plan (agent_id, zone, version) values ($1, 'Asia/Shanghai', 1)`, [
      caller!.id,
    ]);
    await desk.database.rows(
      `insert into shift_day (agent_id, date, kind, pieces, note, by_name, created_at)
       values ($1, '2026-10-12', 'leave', '[]', '事假', '陈组长', now())`,
      [caller!.id],
    );
    const after = await cardOf(caller!);
    expect(after.workdays).toEqual({ month: 22, own: 21 });
    expect(lineOf(after, 'talk').measures).toHaveLength(lineOf(before, 'talk').measures.length - 1);
    expect(Number(after.amount)).toBeGreaterThan(Number(before.amount));
    expect(lineOf(after, 'result').measures[0]!.target).toBe('210/11');
    expect(lineOf(after, 'utilisation').measures[0]!.target).toBe(String(21 * 120));
  });

  it('takes figures from elsewhere for the lines that say so, and from nobody for oneself', async () => {
    const card = await cardOf(agent!);
    const body = { line: 'analysis', actual: '2', note: '两份归档' };
    expect(await codeOf(agent!, card, 'import', body)).toBe('forbidden');
    expect(await codeOf(lead!, card, 'import', { ...body, line: 'result' })).toBe('card_line_unknown');
    const imported = await does(lead!, card, 'import', body);
    expect(lineOf(imported, 'analysis')).toMatchObject({ measures: [{ actual: '2', target: '3' }], computed: '20/3' });
    expect(await codeOf(agent!, imported, 'self-score', { lines: [] })).toBe('card_month_running');
  });

  it('is scored by its agent, then by a lead with a reason, and by nobody for themselves', async () => {
    desk.clock.set(AFTER);
    const card = await cardOf(agent!);
    expect(await codeOf(lead!, card, 'score', { lines: [] })).toBe('card_self_score_open');
    const tooMuch = { lines: [{ line: 'analysis', points: '10.01' }] };
    expect(await codeOf(agent!, card, 'self-score', tooMuch)).toBe('card_points_wrong');
    const own = { lines: [{ line: 'analysis', points: '9', reason: '三份都做了' }], words: '本月还行' };
    const advised = await does(agent!, card, 'self-score', own);
    expect([advised.state, advised.total]).toEqual(['self_scored', card.total]);
    const refinement = { line: 'refinement', points: '7', reason: '补记' };
    expect(await codeOf(lead!, advised, 'score', { lines: [] })).toBe('card_lines_open');
    expect(await codeOf(lead!, advised, 'score', { lines: [refinement, { line: 'analysis', points: '8' }] })).toBe(
      'reason_required',
    );
    const scored = await does(lead!, advised, 'score', {
      lines: [refinement, { line: 'analysis', points: '8', reason: '质量好' }],
    });
    expect(lineOf(scored, 'analysis')).toMatchObject({ superior: { points: '8' }, final: '8', self: { points: '9' } });
    expect(await codeOf(lead!, scored, 'confirm', { lines: [] })).toBe('card_same_scorer');
    expect(await codeOf(admin!, scored, 'close')).toBe('card_state');

    const ownOfLead = await cardOf(lead!);
    desk.clock.set('2026-11-06T02:00:00.000Z');
    expect(await codeOf(lead!, ownOfLead, 'score', { lines: [] })).toBe('card_own');
    expect((await verb(caller!, await cardOf(caller!), 'self-score', { lines: [] })).body.code).toBe(
      'card_self_score_late',
    );
  });

  it('a violation taken back before closing changes the card; the month closes once, even at once', async () => {
    desk.clock.set(IN_MONTH);
    const two = [await violation(agent!, '叹气'), await violation(agent!, '推诿')];
    const appealed = (await agent!.does(`/violations/${two[0]!.id}/appeal`, {
      version: 2,
      text: '当时信号不好',
    })) as unknown as Violation;
    expect(lineOf(await cardOf(agent!), 'other').final).toBe('8.5');
    await otherLead!.does(`/violations/${appealed.id}/decide`, {
      version: appealed.version,
      outcome: 'reversed',
      reason: '属实',
    });
    desk.clock.set('2026-11-06T02:00:00.000Z');
    const card = await cardOf(agent!);
    expect(lineOf(card, 'other').final).toBe('9');

    const confirmed = await does(otherLead!, card, 'confirm', {
      lines: [{ line: 'analysis', points: '7.5', reason: '缺一份' }],
    });
    expect(lineOf(confirmed, 'analysis')).toMatchObject({ reviewer: { points: '7.5' }, final: '7.5' });
    expect(await codeOf(otherLead!, confirmed, 'close')).toBe('forbidden');
    const closes = await Promise.all([verb(admin!, confirmed, 'close'), verb(admin!, confirmed, 'close')]);
    expect(closes.map(({ status, body }) => [status, body.code]).sort()).toEqual([
      [200, undefined],
      [409, 'card_closed'],
    ]);
    const closed = await cardOf(agent!);
    expect(closed).toMatchObject({ state: 'closed', total: confirmed.total, score: confirmed.score });
    expect(compare(exact(closed.total), sum(closed.lines.map(({ final }) => exact(final!))))).toBe(0);
    for (const [name, body] of [
      ['score', { lines: [] }],
      ['self-score', { lines: [] }],
      ['confirm', { lines: [] }],
      ['import', { line: 'analysis', actual: '3', note: '补交' }],
    ] as const)
      expect([name, await codeOf(name === 'self-score' ? agent! : otherLead!, closed, name, body)]).toEqual([
        name,
        'card_closed',
      ]);
    await expect(
      desk.database.rows('update card set self_words = $2 where id = $1', [closed.id, '改']),
    ).rejects.toThrow('never changes');
  });

  it('what happens later stays beside a closed card, and three people compute the same hash', async () => {
    const before = await cardOf(agent!);
    const [counting] = await admin!
      .get<{ rows: Violation[] }>(`/violations?agentId=${agent!.id}&state=confirmed`)
      .then(({ rows }) => rows);
    desk.clock.set('2026-10-16T02:00:00.000Z');
    const appealed = (await agent!.does(`/violations/${counting!.id}/appeal`, {
      version: counting!.version,
      text: '没有推诿',
    })) as unknown as Violation;
    await otherLead!.does(`/violations/${counting!.id}/decide`, {
      version: appealed.version,
      outcome: 'reversed',
      reason: '核实',
    });
    const late = { result: 'answered', direction: 'outbound', note: '', talkSeconds: 600, state: 'valid' };
    const at = new Date(IN_MONTH);
    const about = { agentId: agent!.id, actor: { kind: 'desk' as const, id: null, name: 'desk' }, at, version: 1 };
    await store([
      { ...about, subjectKind: 'lead', subjectId: crypto.randomUUID(), type: 'lead.judged', payload: { view: late } },
    ]);
    desk.clock.set('2026-12-01T02:00:00.000Z');
    await admin!.does('/admin/settings', {
      key: 'leads.month',
      value: 1,
      effectiveAt: desk.clock.now().toISOString(),
    });

    const after = await cardOf(agent!);
    expect(after.reversedSince.map(({ id }) => id)).toContain(counting!.id);
    expect({ ...after, reversedSince: [] }).toEqual({ ...before, reversedSince: [] });
    for (const who of [agent!, lead!, admin!]) {
      const again = await who.get<CardRecomputed>(`/cards/${before.id}/recompute`);
      expect(again).toEqual({ hash: before.hash, again: before.hash, same: true, differences: [] });
    }
    expect(before.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await stranger!.ask('GET', `/cards/${before.id}/recompute`)).status).toBe(404);
  });

  it('says what differs where evidence of a closed card is gone', async () => {
    const card = await cardOf(agent!);
    const { rows } = await admin!.get<{ rows: { id: string }[] }>(`/cards/${card.id}/rows?line=callbacks`);
    await desk.database.rows('delete from desk_event where id = $1', [rows[0]!.id]);
    const again = await lead!.get<CardRecomputed>(`/cards/${card.id}/recompute`);
    expect(again.same).toBe(false);
    expect(again.differences.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['measured.callbacks.evidence', 'measured.callbacks.measures']),
    );
    expect((await cardOf(agent!)).score).toBe(card.score);
  });

  it('is exported as the screen shows it, with names that no sheet would run', async () => {
    const csv = (await admin!.raw('GET', `/cards/export?month=${MONTH}&format=csv&locale=en`)).payload;
    const card = await cardOf(agent!);
    const lines = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(2 + 5 + 5 + 9);
    const result = lines.find((line) => line.includes("'=李敏") && line.includes('Personal result'))!;
    expect(result).toContain(`,Closed,Personal result,50,${lineOf(card, 'result').measures[0]!.actual},450,`);
    const book = new Workbook();
    await book.xlsx.load(
      (await agent!.raw('GET', `/cards/export?month=${MONTH}&format=xlsx&locale=en`))
        .rawPayload as unknown as ArrayBuffer,
    );
    expect(book.worksheets[0]!.rowCount).toBe(2 + 5);
    const acts = await admin!.get<{ rows: { act: string }[] }>('/cards?month=2026-11');
    expect(acts.rows).toEqual([]);
  });
});
