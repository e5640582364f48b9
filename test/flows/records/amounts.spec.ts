import { randomUUID } from 'node:crypto';
import type { AmountsMonth, CardTemplate, Violation } from '#contract';
import { EventLog, type NewEvent } from '../../../apps/server/src/platform/events/event-log';
import { Ledger } from '../../../apps/server/src/scoring/violations/ledger.service';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const MONTH = '2026-10';

describe('amounts that the rules name (DOMAIN N1, N7, N8, N10, H22)', () => {
  let desk: RecordsDesk;
  let [agent, lead, otherLead, admin]: Person[] = [];

  beforeAll(async () => {
    desk = await recordsDesk();
    desk.clock.set('2026-09-28T02:00:00.000Z');
    agent = await desk.person({ name: '=周洁' });
    lead = await desk.person({ role: 'team_lead' });
    otherLead = await desk.person({ role: 'team_lead' });
    admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
  });
  afterAll(() => desk.close());

  const find = async () => (await lead!.ask('POST', '/amounts/find', { month: MONTH })).body;
  const rowsOf = async (rule: string) =>
    (await admin!.get<{ rows: Violation[] }>(`/violations?agentId=${agent!.id}&rule=${rule}&limit=200`)).rows;
  const verb = (who: Person, { id, version }: Violation, name: string, body: object = {}) =>
    who.ask('POST', `/violations/${id}/${name}`, { version, ...body });
  const hand = (who: Person, body: object) =>
    who.ask('POST', '/amounts', {
      clientId: clientId(),
      agentId: agent!.id,
      day: '2026-10-06',
      note: '见附件',
      ...body,
    });

  async function fault(at: string): Promise<Violation> {
    desk.clock.set(at);
    const ticketId = await desk.ticket({ contactId: await desk.contact() });
    const asked = { clientId: clientId(), rule: 'wrong_item', agentId: agent!.id, ticketId, note: '尺寸搞错' };
    const proposed = await lead!.does('/violations', asked);
    return (await lead!.does(`/violations/${proposed.id}/confirm`, { version: 1 })) as unknown as Violation;
  }
  const call = (at: string, minutes: number): NewEvent => ({
    ...{ subjectKind: 'call', subjectId: randomUUID(), version: 1, type: 'call.ended', agentId: agent!.id },
    payload: {
      view: { result: 'answered', direction: 'outbound', note: '', number: '1', talkSeconds: minutes * 60 },
    } as never,
    ...{ actor: { kind: 'desk', id: null, name: 'desk' }, at: new Date(at) },
  });

  it('are off until the company turns them on', async () => {
    expect(await find()).toMatchObject({ code: 'amounts_off' });
    expect((await hand(lead!, { rule: 'unreachable', day: '2026-09-25' })).body.code).toBe('amounts_off');
    expect(await lead!.get<AmountsMonth>(`/amounts?month=${MONTH}`)).toEqual({ month: MONTH, on: false, rows: [] });
    await admin!.does('/admin/settings', {
      key: 'amount.proposed',
      value: 1,
      effectiveAt: desk.clock.now().toISOString(),
    });
    expect((await agent!.ask('POST', '/amounts/find', { month: MONTH })).body.code).toBe('forbidden');
  });

  it('N1: whole minutes short of each working day that is over, none on leave, for who has that line', async () => {
    const [, callCard] = (await admin!.get<{ rows: CardTemplate[] }>('/card-templates')).rows;
    await admin!.does('/cards/plan', {
      clientId: clientId(),
      month: MONTH,
      rows: [{ agentId: agent!.id, templateId: callCard!.id }],
    });
    await desk.database.rows(`insert into shift_plan (agent_id, zone, version) values ($1, 'Asia/Shanghai', 1)`, [
      agent!.id,
    ]);
    await desk.database.rows(
      `insert into shift_day (agent_id, date, kind, pieces, note, by_name, created_at)
       values ($1, '2026-10-05', 'leave', '[]', '事假', '陈组长', now())`,
      [agent!.id],
    );
    const calls = [call('2026-10-01T03:00:00Z', 119.5), call('2026-10-02T03:00:00Z', 118.9)];
    await desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, calls));
    desk.clock.set('2026-10-07T02:00:00.000Z');
    expect(await find()).toEqual({ proposed: 2, withdrawn: 0 });
    expect(await find()).toEqual({ proposed: 0, withdrawn: 0 });
    const rows = (await rowsOf('talk_short')).map(({ amount, points, state, basis }) => ({
      amount,
      points,
      state,
      basis,
    }));
    const basis = { kind: 'talk', target: 120 };
    expect(rows).toEqual([
      { amount: -120, points: 0, state: 'proposed', basis: { ...basis, day: '2026-10-06', talked: 0, missing: 120 } },
      { amount: -1, points: 0, state: 'proposed', basis: { ...basis, day: '2026-10-02', talked: 118.9, missing: 1 } },
    ]);
  });

  it('H22: the nth confirmed fault of the quarter; one that is taken back takes its proposal with it', async () => {
    const [first, second] = [await fault('2026-10-08T02:00:00Z'), await fault('2026-10-09T02:00:00Z')];
    await fault('2026-10-12T02:00:00Z');
    // Three more working days without a call, and two fines.
    expect(await find()).toMatchObject({ proposed: 5 });
    const fines = async () => (await rowsOf('fault_fine')).map(({ amount, state }) => [amount, state]);
    expect(await fines()).toEqual([
      [-200, 'proposed'],
      [-50, 'proposed'],
    ]);
    const appealed = (await verb(agent!, second, 'appeal', { text: '客户自己写错' })).body as unknown as Violation;
    await verb(otherLead!, appealed, 'decide', { outcome: 'reversed', reason: '属实' });
    expect(await find()).toMatchObject({ withdrawn: 1 });
    expect(await fines()).toEqual([
      [-200, 'proposed'],
      [-200, 'dismissed'],
      [-50, 'proposed'],
    ]);
    expect(first.state).toBe('confirmed');
  });

  it('N8: a contact with a complete file pays once; N7 needs proof; N10 counts from the second finding', async () => {
    const contactId = await desk.contact('王女士');
    const judged = (at: string): NewEvent => ({
      ...{
        subjectKind: 'lead',
        subjectId: randomUUID(),
        version: 1,
        type: 'lead.judged',
        agentId: agent!.id,
        contactId,
      },
      payload: { view: { state: 'valid', unitName: '好物', need: '膜' } } as never,
      ...{ actor: { kind: 'desk', id: null, name: 'desk' }, at: new Date(at) },
    });
    const append = (event: NewEvent) => desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, [event]));
    await append(judged('2026-10-12T03:00:00Z'));
    expect(await find()).toMatchObject({ proposed: 0 });
    await desk.database.rows(`update contact set address = '上海', phone = '+8613800000001' where id = $1`, [
      contactId,
    ]);
    await append(judged('2026-10-12T04:00:00Z'));
    expect(await find()).toMatchObject({ proposed: 1 });
    expect((await rowsOf('new_record')).map(({ amount }) => amount)).toEqual([10]);

    expect((await hand(lead!, { rule: 'visit' })).body.code).toBe('proof_required');
    expect((await hand(lead!, { rule: 'unreachable', agentId: lead!.id })).body.code).toBe('violation_own');
    expect((await hand(agent!, { rule: 'unreachable' })).body.code).toBe('forbidden');
    const once = { rule: 'unreachable', clientId: clientId() };
    const [one, again] = [await hand(lead!, once), await hand(lead!, once)];
    expect(again.body.id).toBe(one.body.id);
    await hand(lead!, { rule: 'unreachable', day: '2026-10-07' });
    expect((await rowsOf('unreachable')).map(({ amount, basis }) => [amount, basis])).toEqual([
      [-50, { kind: 'finding', day: '2026-10-07', nth: 2 }],
      [0, { kind: 'finding', day: '2026-10-06', nth: 1 }],
    ]);
  });

  it('only what a lead confirmed and nobody argues about reaches payroll, and no card', async () => {
    const ofDay = async (day: string) =>
      (await rowsOf('talk_short')).find(({ basis }) => basis?.kind === 'talk' && basis.day === day)!;
    const [late, early] = [await ofDay('2026-10-06'), await ofDay('2026-10-02')];
    await verb(lead!, early, 'confirm');
    await verb(lead!, late, 'confirm');
    const appealable = await ofDay('2026-10-06');
    const appealed = (await verb(agent!, appealable, 'appeal', { text: '当天培训' })).body as unknown as Violation;
    expect((await verb(lead!, appealed, 'decide', { outcome: 'upheld', reason: '无记录' })).body.code).toBe(
      'violation_same_judge',
    );
    const file = async () =>
      (await lead!.raw('GET', `/amounts/export?month=${MONTH}&format=csv&locale=en`)).payload.trimEnd().split('\r\n');
    expect((await file()).slice(2)).toEqual([expect.stringMatching(/,'=周洁,2026-10-02,Talk time short,-1,/)]);
    const { rows } = await lead!.get<AmountsMonth>(`/amounts?month=${MONTH}`);
    expect(rows.find(({ agentId }) => agentId === agent!.id)).toMatchObject({
      holds: -1,
      open: -120 - 3 * 120 - 200 - 50 - 50 + 10,
    });
    const reversed = await verb(otherLead!, appealed, 'decide', { outcome: 'reversed', reason: '培训属实' });
    expect(reversed.body.state).toBe('reversed');
    const twice = await verb(admin!, reversed.body as unknown as Violation, 'decide', {
      outcome: 'reversed',
      reason: '再撤',
    });
    expect(twice.body.code).toBe('violation_state');

    const cards = await admin!.get<{ rows: { id: string }[] }>(`/cards?month=${MONTH}`);
    const behind = await admin!.get<{ rows: { text: string }[] }>(`/cards/${cards.rows[0]!.id}/rows?line=discipline`);
    expect(new Set(behind.rows.map(({ text }) => text))).toEqual(new Set(['wrong_item']));
    expect((await agent!.ask('GET', `/amounts/export?month=${MONTH}&format=csv`)).body.code).toBe('forbidden');
  });

  it('what nobody confirms in time falls, and the ledger can be made again from its events', async () => {
    const before = await rowsOf('unreachable');
    desk.clock.set('2026-10-30T02:00:00.000Z');
    await desk.app.get(Ledger).lapse(100);
    const after = await rowsOf('unreachable');
    expect(after.map(({ state }) => state)).toEqual(before.map(() => 'dismissed'));
    await desk.database.transaction((tx) => desk.app.get(Ledger).restore(tx));
    expect(await rowsOf('unreachable')).toEqual(after);
  });
});
