import { eventually } from '../../support/desk';
import { AsteriskCall } from '../../support/remotes/asterisk/asterisk-call';
import { FakeAsterisk } from '../../support/remotes/asterisk/fake-asterisk';
import { PhoneDesk } from './phone-desk';

let asterisk: FakeAsterisk;
let phone: PhoneDesk;
/** The telephone system's clock, an hour behind: it moves when a test says so, and calls last without waiting for them. */
let clock = Date.now() - 3_600_000;
const later = (seconds: number): void => void (clock += seconds * 1000);

const settings = (more = {}) => ({
  system: 'asterisk' as const,
  host: '127.0.0.1',
  port: asterisk.port,
  user: asterisk.user,
  secret: asterisk.secret,
  ...more,
});
const listening = () =>
  eventually(
    () => asterisk.listeners,
    (listeners) => listeners === 1,
  );

beforeAll(async () => {
  asterisk = await FakeAsterisk.open();
  asterisk.now = () => clock;
  phone = await PhoneDesk.open(settings(), new Date());
  await listening();
});
afterAll(async () => {
  await phone.close();
  await asterisk.close();
});

let numbers = 0;
const newCall = (): [AsteriskCall, string] => {
  const number = `139${String((numbers += 1)).padStart(8, '0')}`;
  return [new AsteriskCall(asterisk, number).start(), `+86${number}`];
};
const ended = ({ endedAt }: { endedAt: string | null }): boolean => endedAt !== null;

it('an answered call has its seconds from Asterisk', async () => {
  const [call, number] = newCall();
  later(4);
  call.rings('1001', '1002');
  const ringing = await phone.call(number, ({ ringingAgentIds }) => ringingAgentIds.length === 2);
  expect(new Set(ringing.ringingAgentIds)).toEqual(new Set([phone.li.id, phone.wang.id]));
  later(8);
  call.answers('1002');
  later(30);
  call.holds();
  later(15);
  call.resumes();
  later(45);
  call.hangsUp('agent');
  expect(await phone.call(number, ended)).toMatchObject({
    direction: 'inbound',
    line: '4008200000',
    agentId: phone.wang.id,
    extension: '1002',
    ringSeconds: 8,
    answerSeconds: 12,
    holdSeconds: 15,
    talkSeconds: 75,
    hungUpBy: 'agent',
    result: 'answered',
  });
});

it('a call that nobody takes is missed and called back', async () => {
  const [call, number] = newCall();
  call.rings('1001');
  later(25);
  call.hangsUp('contact');
  const missed = await phone.call(number, ended);
  expect(missed).toMatchObject({ result: 'missed', ringSeconds: 25, hungUpBy: 'contact', agentId: null });
  const planned = (await phone.callbacks()).filter(({ ticketId }) => ticketId === missed.ticketId);
  expect(planned).toMatchObject([{ reason: 'missed_call', agentId: null }]);
});

it('a call handed on belongs to who has it, and the wait between is hold', async () => {
  const [call, number] = newCall();
  call.rings('1001');
  later(5);
  call.answers('1001');
  later(20);
  call.transfers('1002');
  await phone.call(number, ({ heldSince }) => heldSince !== null);
  later(10);
  call.answers('1002');
  later(30);
  call.hangsUp('contact');
  expect(await phone.call(number, ended)).toMatchObject({
    agentId: phone.wang.id,
    transferredFrom: '1001',
    transferredTo: '1002',
    holdSeconds: 10,
    talkSeconds: 50,
  });
});

it('what ended while the line was down is over when it is back', async () => {
  const [gone, goneNumber] = newCall();
  gone.rings('1001').answers('1001');
  const [on, onNumber] = newCall();
  on.rings('1002').answers('1002');
  await phone.call(onNumber, ({ answeredAt }) => answeredAt !== null);
  await asterisk.goDown();
  await eventually(
    () => phone.health(),
    ({ state }) => state === 'failed',
  );
  gone.vanishes();
  await asterisk.listen();
  await listening();
  expect(await phone.call(goneNumber, ended)).toMatchObject({ result: 'answered', hungUpBy: null });
  expect(await phone.call(onNumber)).toMatchObject({ endedAt: null });
  on.hangsUp('contact');
  await phone.call(onNumber, ended);
});

it('packets that come in pieces are whole calls', async () => {
  asterisk.pieces = 7;
  const [call, number] = newCall();
  call.rings('1001');
  later(3);
  call.answers('1001').hangsUp('contact');
  asterisk.pieces = null;
  expect(await phone.call(number, ended)).toMatchObject({ ringSeconds: 3, result: 'answered' });
});

it('an oversize packet and one with a forged head cost nobody their call', async () => {
  const [call, number] = newCall();
  asterisk.raw(`Event: Newchannel\r\nChannel: ${'x'.repeat(200_000)}\r\n\r\n`);
  asterisk.raw('no packet at all\r\n\r\n');
  call.rings('1001').answers('1001');
  asterisk.raw(`Event: Hangup\r\nCallerIDName: x\r\nUniqueid: ${call.id}\r\nUniqueid: other\r\n\r\n`);
  later(10);
  call.hangsUp('contact');
  expect(await phone.call(number, ended)).toMatchObject({ talkSeconds: 10 });
});

it('colleagues who call each other make no record', async () => {
  const before = (await phone.calls()).length;
  asterisk.tell('Newchannel', [
    ['Channel', 'PJSIP/1001-000000aa'],
    ['CallerIDNum', '1001'],
    ['Exten', '1002'],
    ['Uniqueid', '77.1'],
    ['Linkedid', '77.1'],
  ]);
  asterisk.tell('BridgeEnter', [
    ['Channel', 'PJSIP/1002-000000ab'],
    ['Uniqueid', '77.2'],
    ['Linkedid', '77.1'],
  ]);
  const [call, number] = newCall();
  call.rings('1001').hangsUp('contact');
  await phone.call(number, ended);
  expect(await phone.calls()).toHaveLength(before + 1);
});

it('a wrong secret is said where the inbox is', async () => {
  const body = { settings: settings({ extensions: [], secret: 'nobody knows this' }) };
  await phone.desk.admin.patch(`/admin/inboxes/${phone.inboxId}`, body);
  const { error } = await eventually(
    () => phone.health(),
    ({ state }) => state === 'failed',
  );
  expect(error).toBe('phone_login_refused: Authentication failed');
  const test = { channel: 'phone', inboxId: phone.inboxId, settings: settings() };
  expect((await phone.desk.admin.post('/admin/inboxes/test', test)).body.ok).toBe(true);
  const report = await phone.desk.admin.post('/admin/inboxes/test', { ...test, settings: settings({ secret: 'no' }) });
  expect(report.body).toMatchObject({ ok: false, steps: [{ step: 'phone.line', ok: false }] });
});
