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
    phone.desk.clock.advance(9);
    await phone.post('answered', { ...about, extension: '1001' });
    phone.desk.clock.advance(30);
    await phone.post('held', { ...about, extension: '1001' });
    phone.desk.clock.advance(20);
    await phone.post('resumed', { ...about, extension: '1001' });
    phone.desk.clock.advance(60);
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

  it('is called back when nobody answers, once however often it is tried', async () => {
    const number = newNumber();
    for (const callId of ['first', 'second']) {
      await phone.post('started', from(number, `${callId}-${number}`));
      await phone.post('ringing', { ...from(number, `${callId}-${number}`), extension: '1001' });
      phone.desk.clock.advance(20);
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
