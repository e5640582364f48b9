import type { Figures, ServicePolicyView, TicketClock } from '#contract';
import { PhoneDesk } from './phone-desk';

const NONE = {
  ...{ channels: [], teams: [], priorities: [], products: [], marketTiers: [] },
  ...{ serviceTypes: [], returnOrigins: [], contactGroups: [] },
};
const REPLY = { seconds: 600, hours: 'calendar', remindSeconds: 300, leadSeconds: 400 };

let phone: PhoneDesk;
let acts = 0;
beforeAll(async () => {
  phone = await PhoneDesk.open({ system: 'webhook' });
});
afterAll(() => phone?.close());

const from = (number: string) => ({ callId: `c-${number}`, from: number, to: '4008200000' });
const caller = (): string => `+86135${String((acts += 1)).padStart(8, '0')}`;
async function made(conditions: object, targets: object): Promise<ServicePolicyView> {
  const policy = {
    ...{ clientId: `answer-${(acts += 1)}`, name: `接听 ${acts}`, position: acts, active: true },
    conditions: { ...NONE, ...conditions },
    targets: { first: null, next: null, resolution: null, ...targets },
  };
  const { status, body } = await phone.desk.admin.post('/admin/policies', policy);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body.rows as ServicePolicyView[]).find(({ name }) => name === policy.name)!;
}
async function off({ id, rule: _, byName: __, since: ___, ...policy }: ServicePolicyView): Promise<void> {
  const answer = await phone.desk.admin.put(`/admin/policies/${id}`, { ...policy, active: false });
  expect(answer.status).toBe(200);
}
async function rings(number = caller()) {
  await phone.post('started', from(number));
  await phone.post('ringing', { ...from(number), extension: '1001' });
  return phone.call(number);
}
async function answered(number: string, seconds: number) {
  phone.later(seconds);
  await phone.post('answered', { ...from(number), extension: '1001' });
  await phone.post('ended', { ...from(number), by: 'contact' });
}

describe('the target of a call (DOMAIN H9)', () => {
  it('is the setting where no policy has one', async () => {
    expect((await rings()).answerTarget).toEqual({ seconds: 9, policy: null });
  });

  it('is its policy’s as it rang, on its card and in the figure, whatever is changed before it is answered', async () => {
    const day = phone.desk.clock.now().toISOString().slice(0, 10);
    const share = async () => {
      const query = `/figures?from=${day}&to=${day}&step=day`;
      const { rows } = (await phone.desk.admin.get(query)).body as Figures;
      return rows.find(({ id }) => id === phone.li.id)?.cells.three_ring_share.value ?? null;
    };
    const policy = await made({ teams: [phone.desk.teamId], channels: ['phone'] }, { answer: { seconds: 20 } });
    expect(policy.targets).toEqual({ first: null, next: null, resolution: null, answer: { seconds: 20 } });
    const call = await rings();
    const by = { id: policy.id, version: 1, name: policy.name, nameEn: null };
    expect(call.answerTarget).toEqual({ seconds: 20, policy: by });
    expect((await phone.li.get(`/calls/${call.id}/card`)).body.ring).toEqual({ answer: 20, apology: 15 });
    await off(policy);
    await answered(call.number!, 18);
    expect(await phone.call(call.number!)).toMatchObject({
      ringSeconds: 18,
      answerTarget: { seconds: 20, policy: by },
    });
    expect(await share()).toBe(100);
    const plain = await rings();
    expect(plain.answerTarget).toEqual({ seconds: 9, policy: null });
    await answered(plain.number!, 18);
    expect(await share()).toBe(50);
  });

  it('stands on the clock page of its ticket: by which number, how long it rang, and whether that was in time (H10)', async () => {
    const [soon, late] = [await rings(), await rings()];
    const clockOf = async (number: string) => {
      const { ticketId } = await phone.call(number);
      const { deadlines } = (await phone.li.get(`/tickets/${ticketId}/clock`)).body as TicketClock;
      return deadlines.filter(({ kind }) => kind === 'answer');
    };
    await answered(soon.number!, 5);
    expect(await clockOf(soon.number!)).toMatchObject([
      {
        key: soon.id,
        outcome: 'met',
        targetSeconds: 9,
        hours: 'calendar',
        policy: null,
        breachedAt: null,
        chargedId: null,
      },
    ]);
    await answered(late.number!, 5);
    const [deadline] = await clockOf(late.number!);
    expect(deadline).toMatchObject({ outcome: 'late', chargedId: phone.li.id, startedAt: late.rangAt });
    expect(Date.parse(deadline!.dueAt!) - Date.parse(late.rangAt!)).toBe(9_000);
  });

  it('follows the caller’s group and the ticket they have running, and not a policy that leaves calls alone', async () => {
    const { body: group } = await phone.desk.admin.post('/admin/contact-groups', {
      clientId: 'answer-target-vip',
      name: '重点客户',
    });
    const known = await rings();
    await answered(known.number!, 3);
    const about = `/contacts/${known.contactId}`;
    const { version } = (await phone.li.get(about)).body;
    expect((await phone.li.patch(about, { version, groups: [group.id] })).status).toBe(200);
    const policies = [
      await made({ channels: ['phone'] }, { first: REPLY }),
      await made({ contactGroups: [group.id], priorities: ['urgent'] }, { answer: { seconds: 4 } }),
      await made({ contactGroups: [group.id] }, { answer: { seconds: 6 } }),
    ];
    const again = async (callId: string) => {
      await phone.post('started', { ...from(known.number!), callId });
      await phone.post('ringing', { ...from(known.number!), callId, extension: '1001' });
      const rung = (await phone.calls()).find(({ startedAt, endedAt }) => !endedAt && startedAt > known.startedAt)!;
      phone.later(5);
      await phone.post('ended', { ...from(known.number!), callId, by: 'contact' });
      return rung.answerTarget!.seconds;
    };
    phone.later(60);
    expect(await again('c-group')).toBe(6);
    const ticketId = (await phone.call(known.number!, ({ ticketId: id }) => id !== null)).ticketId!;
    expect((await phone.li.put(`/tickets/${ticketId}/priority`, { priority: 'urgent' })).status).toBe(200);
    phone.later(60);
    expect(await again('c-urgent')).toBe(4);
    expect((await rings()).answerTarget).toEqual({ seconds: 9, policy: null });
    for (const policy of policies) await off(policy);
  });
});
