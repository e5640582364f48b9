import type { GuidedScript, Refinement, RefinementBoard, ScriptRun, TicketList } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

let desk: Desk;
let [agent, colleague, lead]: AgentClient[] = [];
let at = 0;
const clientId = (): string => `script-${String((at += 1)).padStart(4, '0')}`;

beforeAll(async () => {
  desk = await openDesk();
  lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'offline' });
  agent = await desk.agent({ name: '李敏', capacity: 200 });
  colleague = await desk.agent({ name: '王强', status: 'busy' });
  await desk.sql.query(`update session set last_seen_at = '2099-01-01', expires_at = '2099-01-01'`);
});
afterAll(() => desk.close());

async function talked(): Promise<{ id: string; visitor: VisitorClient }> {
  const visitor = await desk.visitor();
  const words = `问一下 ${clientId()}`;
  await visitor.say(words);
  const mine = async () => ((await agent!.get('/tickets?view=mine&limit=200')).body as TicketList).rows;
  const rows = await eventually(mine, (seen) => seen.some(({ lastMessage }) => lastMessage?.preview === words));
  const { id, lastSeq } = rows.find(({ lastMessage }) => lastMessage?.preview === words)!;
  const body = { clientId: clientId(), text: '您好，8002 为您服务', seenSeq: lastSeq, then: 'waiting' };
  expect((await agent!.post(`/tickets/${id}/replies`, body)).status).toBe(201);
  return { id, visitor };
}

describe('a guided script (DOMAIN H7, H8, H17)', () => {
  const fresh = async (): Promise<GuidedScript[]> => (await agent!.get('/guided-scripts')).body.rows as GuidedScript[];
  const begin = (body: object, who = agent!): Promise<Answer> =>
    who.post('/script-runs', { clientId: clientId(), ...body });
  const mark = (run: ScriptRun, index: number, state: string | null, note = '', who = agent!): Promise<Answer> =>
    who.post(`/script-runs/${run.id}/mark`, { version: run.version, index, state, note });

  it('a new desk has the four of the handbook, the outbound one with its five steps', async () => {
    const scripts = await fresh();
    expect(scripts.map(({ kind }) => kind).sort()).toEqual(['complaint', 'inbound', 'outbound', 'transfer']);
    expect(scripts.find(({ kind }) => kind === 'outbound')!.steps).toHaveLength(5);
  });

  it('gets back those of the four that it lacks, renamed ones left as they are, and never a double', async () => {
    const [inbound, outbound] = ['inbound', 'outbound'].map(
      (key) => (all: GuidedScript[]) => all.find(({ shipped }) => shipped === key)!,
    );
    const before = await fresh();
    const { id, kind, steps } = inbound!(before);
    await lead!.put(`/guided-scripts/${id}`, { kind, steps, title: '接电话' });
    await lead!.delete(`/guided-scripts/${outbound!(before).id}`);
    expect((await agent!.post('/guided-scripts/shipped')).status).toBe(403);
    const both = await Promise.all([lead!.post('/guided-scripts/shipped'), desk.admin.post('/guided-scripts/shipped')]);
    expect(both.map(({ body }) => body.added as number).sort()).toEqual([0, 1]);
    const after = await fresh();
    expect(after.map(({ shipped }) => shipped).sort()).toEqual(['complaint', 'inbound', 'outbound', 'transfer']);
    expect(inbound!(after).title).toBe('接电话');
    expect(outbound!(after).steps).toEqual(outbound!(before).steps);
    const acts = (await desk.admin.get('/admin/audit')).body.rows as { act: string }[];
    expect(acts.filter(({ act }) => act === 'guided_script.shipped_added')).toHaveLength(1);
  });

  it('is written by team leads, with variables that exist, and kept for what was said when it is deleted', async () => {
    const step = { title: '开场', text: '{{contact.name|您}}好，{{agent.workNumber}} 为您服务' };
    const script = { kind: 'other', title: '送货前', steps: [step] };
    expect((await agent!.post('/guided-scripts', script)).status).toBe(403);
    const faulty = { ...script, steps: [step, { title: '错', text: '{{contact.salary}}' }] };
    expect((await lead!.post('/guided-scripts', faulty)).body.code).toBe('template_invalid');
    expect((await lead!.post('/guided-scripts', { ...script, steps: [] })).status).toBe(400);
    const made = (await lead!.post('/guided-scripts', script)).body as GuidedScript;
    const shown = (await lead!.post('/guided-scripts/preview', { steps: faulty.steps })).body.steps;
    expect(shown[0].text).toMatch(/^您好，80\d\d 为您服务$/);
    expect(shown[1].faults).toEqual(['{{contact.salary}}']);

    const { id } = await talked();
    const run = (await begin({ scriptId: made.id, ticketId: id })).body as ScriptRun;
    await lead!.put(`/guided-scripts/${made.id}`, { ...script, steps: [{ ...step, text: '改过了' }] });
    expect((await lead!.delete(`/guided-scripts/${made.id}`)).status).toBe(200);
    expect((await fresh()).map(({ id }) => id)).not.toContain(made.id);
    const [kept] = (await agent!.get(`/script-runs?ticketId=${id}`)).body.rows as ScriptRun[];
    expect(kept).toEqual(run);
    expect((await begin({ scriptId: made.id, ticketId: (await talked()).id })).body.code).toBe('not_found');
  });

  it('keeps the progress of each agent on the server, step by step, for that agent alone', async () => {
    const { id: scriptId } = (await fresh()).find(({ kind }) => kind === 'outbound')!;
    const { id: ticketId } = await talked();
    const body = { clientId: clientId(), scriptId, ticketId };
    const first = (await agent!.post('/script-runs', body)).body as ScriptRun;
    expect(((await agent!.post('/script-runs', body)).body as ScriptRun).id).toBe(first.id);
    expect(((await begin({ scriptId, ticketId })).body as ScriptRun).id).toBe(first.id);
    expect(first.steps[0]!.text).toContain('李敏');

    const said = (await mark(first, 0, 'said')).body as ScriptRun;
    const skipped = (await mark(said, 1, 'skipped', '本人接听')).body as ScriptRun;
    expect(skipped.steps.slice(0, 3).map(({ state, note }) => [state, note])).toEqual([
      ['said', ''],
      ['skipped', '本人接听'],
      [null, ''],
    ]);
    expect((await mark(first, 2, 'said')).body.code).toBe('version_conflict');
    expect((await mark(skipped, 9, 'said')).body.code).toBe('script_step_unknown');
    expect((await mark(skipped, 2, 'said', '', colleague)).body.code).toBe('not_found');
    const other = (await begin({ scriptId, ticketId }, colleague)).body as ScriptRun;
    expect(other.id).not.toBe(first.id);
    const ended = (await agent!.post(`/script-runs/${first.id}/end`, { version: skipped.version })).body as ScriptRun;
    expect(ended.endedAt).not.toBeNull();
    expect((await mark(ended, 2, 'said')).body.code).toBe('script_run_ended');
  });

  it('beside a callback knows how that ended, and is counted by what came of it', async () => {
    const { id: scriptId } = (await fresh()).find(({ kind }) => kind === 'outbound')!;
    const { id: ticketId, visitor } = await talked();
    const { contactId } = (await agent!.get(`/tickets/${ticketId}/row`)).body.row as { contactId: string };
    const dueAt = new Date(desk.clock.now().getTime() + 60_000).toISOString();
    const plan = { clientId: clientId(), ticketId, contactId, agentId: agent!.id, dueAt };
    const callback = (await agent!.post('/callbacks', plan)).body as { id: string };
    const run = (await begin({ scriptId, callbackId: callback.id })).body as ScriptRun;
    expect(run).toMatchObject({ callbackId: callback.id, ticketId, callbackResult: null });
    desk.clock.advance(120);
    await agent!.post(`/callbacks/${callback.id}/complete`, { version: 1, result: 'satisfied', feedback: '清楚了' });
    await visitor.say('谢谢');
    const checks = { reachable: true, unitName: true, need: true, intent: true, ability: true };
    await agent!.post('/leads', { clientId: clientId(), contactId, ticketId, unitName: '好物', need: '空调', checks });
    const [kept] = (await agent!.get(`/script-runs?callbackId=${callback.id}`)).body.rows as ScriptRun[];
    expect(kept!.callbackResult).toBe('satisfied');
    const figures = (await lead!.get('/guided-scripts/figures?from=2026-11-23&to=2026-11-23')).body;
    const outbound = figures.rows.find((row: { scriptId: string }) => row.scriptId === scriptId);
    expect(outbound).toMatchObject({ uses: 3, finished: 0, replied: 1, leads: 1 });
  });
});

describe('the log of script refinement (DOMAIN K3)', () => {
  const entry = (body: object, who = agent!): Promise<Answer> =>
    who.post('/refinements', { clientId: clientId(), reason: 'price', note: '报价前先问清需求', ...body });
  const board = async (who = lead!) =>
    (await who.get('/refinements?from=2026-11-23&to=2026-11-26')).body as RefinementBoard;
  const daysOf = (of: RefinementBoard) => of.agents.find(({ agentId }) => agentId === agent!.id)!.days;

  it('K3: yesterday’s conversations without a lead are offered, an entry is due, then missing, then scored', async () => {
    const { id } = await talked();
    expect((await entry({ day: '2026-11-23' })).body.code).toBe('refinement_too_early');
    desk.clock.advance(86_400);
    const offers = (await agent!.get('/refinements/offers')).body as { day: string; rows: { ticketId: string }[] };
    expect(offers.day).toBe('2026-11-23');
    expect(offers.rows.map(({ ticketId }) => ticketId)).toContain(id);
    expect(daysOf(await board())).toEqual(['due', 'nothing', 'nothing', 'nothing']);
    await talked();
    desk.clock.advance(86_400);
    expect(daysOf(await board())).toEqual(['missing', 'due', 'nothing', 'nothing']);

    const body = { clientId: clientId(), day: '2026-11-23', ticketId: id, reason: 'price', note: '先问需求再报价' };
    const written = (await agent!.post('/refinements', body)).body as Refinement;
    expect(((await agent!.post('/refinements', body)).body as Refinement).id).toBe(written.id);
    expect((await agent!.post('/refinements', { ...body, note: '别的' })).status).toBe(400);
    expect((await agent!.post('/refinements', { ...body, note: '换了内容' })).body.code).toBe('client_id_reused');
    expect(daysOf(await board())[0]).toBe('written');

    const score = { version: 1, analysisPoints: 4.5, usePoints: 4, note: '有改进' };
    const path = `/refinements/${written.id}/score`;
    expect((await agent!.post(path, score)).body.code).toBe('forbidden');
    expect((await colleague!.post(path, score)).body.code).toBe('not_found');
    expect((await lead!.post(path, { ...score, usePoints: 6 })).status).toBe(400);
    expect((await lead!.post(path, score)).body).toMatchObject({ analysisPoints: 4.5, usePoints: 4, version: 2 });
    expect((await lead!.post(path, score)).body.code).toBe('version_conflict');
    expect(daysOf(await board())[0]).toBe('scored');
    expect((await board(colleague!)).rows).toEqual([]);
    const own = (await entry({ day: '2026-11-24' }, lead!)).body as Refinement;
    expect((await lead!.post(`/refinements/${own.id}/score`, score)).body.code).toBe('refinement_own');
  });
});
