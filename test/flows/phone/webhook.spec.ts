import { eventually } from '../../support/desk';
import { PhoneDesk } from './phone-desk';

let phone: PhoneDesk;
beforeAll(async () => {
  phone = await PhoneDesk.open({ system: 'webhook' });
});
afterAll(() => phone.close());

let numbers = 0;
const newNumber = (): string => `+86138${String((numbers += 1)).padStart(8, '0')}`;
const from = (number: string, callId = `c-${number}`) => ({ callId, from: number, to: '4008200000' });

describe('a call a telephone system posts', () => {
  it('rings, is answered, held, resumed and ended, and stands in the conversation with its seconds', async () => {
    const number = newNumber();
    const about = from(number);
    await phone.post('started', about);
    expect(await phone.post('ringing', { ...about, extension: '1001' })).toMatchObject({ status: 200 });
    const ringing = await phone.call(number);
    expect(ringing).toMatchObject({ agentId: null, ringingAgentIds: [phone.li.id], source: 'system', ticketId: null });
    phone.later(9);
    await phone.post('answered', { ...about, extension: '1001' });
    phone.later(30);
    await phone.post('held', { ...about, extension: '1001' });
    phone.later(20);
    await phone.post('resumed', { ...about, extension: '1001' });
    phone.later(60);
    await phone.post('ended', { ...about, by: 'contact' });
    const call = await phone.call(number);
    expect(call).toMatchObject({
      agentId: phone.li.id,
      ringSeconds: 9,
      holdSeconds: 20,
      talkSeconds: 90,
      result: 'answered',
      hungUpBy: 'contact',
      ringingAgentIds: [],
    });
    const { row, messages } = await phone.detail(call.ticketId!);
    expect(row).toMatchObject({ channel: 'phone', holderId: phone.li.id, status: 'open', window: null });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ id: call.messageId, kind: 'call', text: number });
  });

  it('says how it ended, once: what was not sure makes its callback, what is not ours none (DOMAIN H4, H14, V3)', async () => {
    const [unsure, advertiser, missed] = [newNumber(), newNumber(), newNumber()];
    for (const number of [unsure, advertiser]) {
      await phone.post('started', from(number));
      await phone.post('answered', { ...from(number), extension: '1001' });
    }
    const say = async (number: string, outcome: string) =>
      phone.li.post(`/calls/${(await phone.call(number)).id}/outcome`, { outcome });
    expect((await say(unsure, 'unsure')).body.code).toBe('call_not_answered');
    for (const number of [unsure, advertiser]) await phone.post('ended', { ...from(number), by: 'contact' });
    await phone.post('started', from(missed));
    await phone.post('ended', { ...from(missed), by: 'contact' });
    expect((await say(missed, 'solved')).body.code).toBe('call_not_answered');
    const planned = async (number: string) => {
      const { contactId } = await phone.call(number);
      const { rows } = (await phone.li.get(`/callbacks?state=planned&contactId=${contactId}`)).body as {
        rows: { reason: string }[];
      };
      return rows.map(({ reason }) => reason);
    };
    const tries = [await say(unsure, 'unsure'), await say(unsure, 'unsure')];
    expect(tries.map(({ status, body }) => [status, body.outcome])).toEqual([
      [200, 'unsure'],
      [200, 'unsure'],
    ]);
    expect((await say(unsure, 'solved')).body.code).toBe('already_exists');
    expect((await say(advertiser, 'advertiser')).body.outcome).toBe('advertiser');
    expect([await planned(unsure), await planned(advertiser)]).toEqual([['unsure_repair'], []]);
  });

  it('is called back when nobody answers, once however often it is tried', async () => {
    const number = newNumber();
    for (const callId of ['first', 'second']) {
      await phone.post('started', from(number, `${callId}-${number}`));
      await phone.post('ringing', { ...from(number, `${callId}-${number}`), extension: '1001' });
      phone.later(20);
      await phone.post('ended', { ...from(number, `${callId}-${number}`), by: 'contact' });
    }
    const missed = await phone.call(number);
    expect(missed).toMatchObject({ result: 'missed', agentId: null, ringSeconds: 20, talkSeconds: 0 });
    const { row, messages } = await phone.detail(missed.ticketId!);
    expect(row).toMatchObject({ window: null, status: 'open', lastInboundSeq: 2, agentReadSeq: 0 });
    expect(messages.map(({ kind }) => kind)).toEqual(['call', 'call']);
    const planned = (await phone.callbacks(phone.li)).filter(({ contactId }) => contactId === missed.contactId);
    expect(planned).toHaveLength(1);
    expect(planned[0]).toMatchObject({
      reason: 'missed_call',
      ticketId: missed.ticketId,
      agentId: null,
      remark: number,
    });
    await phone.post('started', from(number, `third-${number}`));
    await phone.post('answered', { ...from(number, `third-${number}`), extension: '1002' });
    const [after] = (await phone.callbacks()).filter(({ contactId }) => contactId === missed.contactId);
    expect(after!.cancelledAt).not.toBeNull();
  });
});

describe('whatever is posted', () => {
  const answeredCall = async (number: string) => {
    const about = from(number);
    await phone.post('started', about);
    await phone.post('answered', { ...about, extension: '1001' });
    phone.later(10);
    await phone.post('ended', about);
    return phone.call(number, ({ endedAt }) => endedAt !== null);
  };

  it('the same twice is once', async () => {
    const number = newNumber();
    const id = 'msg_posted_twice';
    await phone.post('started', from(number), { id });
    const { version } = await phone.call(number);
    expect((await phone.post('started', from(number), { id })).status).toBe(200);
    expect((await phone.call(number)).version).toBe(version);
  });

  it('an answer that comes after the end counts by its time, and the callback is not needed', async () => {
    const number = newNumber();
    const about = from(number);
    await phone.post('started', about);
    phone.later(5);
    const answeredAt = new Date(Date.parse((await phone.call(number)).startedAt) + 5_000);
    phone.later(60);
    await phone.post('ended', about);
    const missed = await phone.call(number);
    expect(missed.result).toBe('missed');
    await phone.post('answered', { ...about, extension: '1001' }, { at: answeredAt });
    expect(await phone.call(number)).toMatchObject({ result: 'answered', talkSeconds: 60, agentId: phone.li.id });
    const [planned] = (await phone.callbacks()).filter(({ contactId }) => contactId === missed.contactId);
    expect(planned!.cancelledAt).not.toBeNull();
  });

  it.each([
    ['another secret', { secret: 'whsec_' + 'A'.repeat(43) + '=' }, 'phone_wrong_signature'],
    ['the clock of yesterday', { signedAt: new Date(Date.UTC(2026, 0, 1)) }, 'phone_stale_timestamp'],
  ])('signed by %s it is refused, and said where the inbox is', async (_, more, error) => {
    expect(await phone.post('started', from(newNumber()), more)).toMatchObject({
      status: 403,
      body: { code: 'callback_refused' },
    });
    expect(await phone.health()).toEqual(expect.objectContaining({ state: 'failed', error }));
    await answeredCall(newNumber());
    expect((await phone.health()).state).toBe('connected');
  });

  it('what is no event is kept where people see it', async () => {
    expect((await phone.postRaw('{"type":"call.started"')).status).toBe(200);
    expect((await phone.post('exploded', from(newNumber()))).status).toBe(200);
    const { rows } = (await phone.desk.admin.get('/admin/quarantine')).body as { rows: { reason: string }[] };
    expect(rows.map(({ reason }) => reason).sort()).toEqual(['unreadable:not_an_event', 'unreadable:not_json']);
  });

  it('past all measure it is refused', async () => {
    expect((await phone.postRaw('x'.repeat(300_000))).status).toBe(413);
  });

  it.each([
    ['anonymous', null],
    ['not a number', 'not a number'],
    ['13800138000\r\nEvent: Hangup', '13800138000 Event: Hangup'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['sip:+8613911112222@carrier.example', '+8613911112222'],
    ['65281234', '+861065281234'],
  ])('the caller %j is a call from %j', async (written, shown) => {
    const callId = `odd-${written}`;
    await phone.post('started', { callId, from: written, to: '400' });
    await phone.post('answered', { callId, extension: '1001' });
    await phone.post('ended', { callId });
    const call = (await phone.calls()).find(({ number, line }) => number === shown && line === '400')!;
    expect(call).toMatchObject({ result: 'answered' });
    expect(call.ticketId).not.toBeNull();
  });

  it('stored and not yet read, it is read after all', async () => {
    const number = newNumber();
    await phone.desk.sql.query('alter table call_event rename to call_event_away');
    expect((await phone.post('started', from(number))).status).toBe(200);
    expect(await phone.calls()).not.toContainEqual(expect.objectContaining({ number }));
    await phone.desk.sql.query('alter table call_event_away rename to call_event');
    phone.desk.clock.advance(1);
    expect(await phone.call(number)).toMatchObject({ answeredAt: null });
  });

  it('several contacts with one number are all offered, and the one that is chosen gets the ticket', async () => {
    const number = newNumber();
    const people = await Promise.all(
      ['王女士', '王先生'].map(
        async (name) => (await phone.li.post('/contacts', { name, phone: number })).body.id as string,
      ),
    );
    const about = from(number);
    await phone.post('started', about);
    await phone.post('ringing', { ...about, extension: '1001' });
    const [call] = (await phone.li.get('/calls/ringing')).body.rows;
    const card = (await phone.li.get(`/calls/${call.id}/card`)).body;
    expect(card.contacts.map(({ id }: { id: string }) => id).sort()).toEqual([...people].sort());
    await phone.post('answered', { ...about, extension: '1001' });
    expect((await phone.call(number)).ticketId).toBeNull();
    const chosen = await phone.li.post(`/calls/${call.id}/match`, { contactId: people[1] });
    expect(chosen.body).toMatchObject({ contactId: people[1], contactName: '王先生' });
    expect((await phone.detail(chosen.body.ticketId)).contact.id).toBe(people[1]);
    expect((await phone.li.post(`/calls/${call.id}/match`, { contactId: people[0] })).body.code).toBe(
      'call_already_placed',
    );
    await phone.post('ended', about);
  });

  it('a call rings for the agents it rings for, and is nobody else’s to see', async () => {
    const stranger = await phone.desk.agent({ name: '外组', visibility: 'own', teamIds: [] });
    const number = newNumber();
    await phone.post('started', from(number));
    await phone.post('ringing', { ...from(number), extension: '1001' });
    const [call] = (await phone.li.get('/calls/ringing')).body.rows;
    expect((await phone.wang.get('/calls/ringing')).body.rows).toEqual([]);
    expect((await stranger.get(`/calls/${call.id}`)).status).toBe(404);
    expect((await stranger.get(`/calls/${call.id}/card`)).status).toBe(404);
    expect((await phone.calls(stranger)).map(({ id }) => id)).not.toContain(call.id);
    await phone.post('ended', from(number));
  });
});

describe('an agent’s phone', () => {
  const state = async () => (await phone.li.get('/phones/own')).body.phone;

  it('is busy on a call, then in wrap-up until its limit, and takes no ticket meanwhile', async () => {
    await phone.li.put('/phones/own', { state: 'ready' });
    const number = newNumber();
    await phone.post('started', from(number));
    await phone.post('answered', { ...from(number), extension: '1001' });
    expect(await state()).toMatchObject({ state: 'busy', then: 'ready' });
    await phone.post('ended', from(number));
    expect(await state()).toMatchObject({ state: 'wrap_up' });
    phone.desk.clock.advance(121);
    await eventually(state, (own) => own.state === 'ready');
    expect((await phone.call(number)).wrapUpSeconds).toBe(120);
  });

  it('a break that is chosen on a call comes after it', async () => {
    const number = newNumber();
    await phone.post('started', from(number));
    await phone.post('answered', { ...from(number), extension: '1001' });
    expect((await phone.li.put('/phones/own', { state: 'break' })).body).toMatchObject({
      state: 'busy',
      then: 'break',
    });
    await phone.post('ended', from(number));
    await phone.li.put('/phones/own', { state: 'break' });
    expect(await state()).toMatchObject({ state: 'break' });
    await phone.li.put('/phones/own', { state: 'ready' });
  });

  it('nobody without an extension has one', async () => {
    expect((await phone.desk.admin.get('/phones/own')).body).toEqual({ phone: null });
    expect((await phone.desk.admin.put('/phones/own', { state: 'break' })).body.code).toBe('phone_without_extension');
  });
});
