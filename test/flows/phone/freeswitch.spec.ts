import { eventually } from '../../support/desk';
import { FakeFreeswitch, FreeswitchCall } from '../../support/remotes/freeswitch/fake-freeswitch';
import { PhoneDesk } from './phone-desk';

let freeswitch: FakeFreeswitch;
let phone: PhoneDesk;
let clock = Date.now() - 3_600_000;
const later = (seconds: number): void => void (clock += seconds * 1000);
const settings = (more = {}) => ({
  system: 'freeswitch' as const,
  host: '127.0.0.1',
  port: freeswitch.port,
  secret: freeswitch.password,
  ...more,
});
const listening = () =>
  eventually(
    () => freeswitch.listeners,
    (listeners) => listeners === 1,
  );
const ended = ({ endedAt }: { endedAt: string | null }): boolean => endedAt !== null;

beforeAll(async () => {
  freeswitch = await FakeFreeswitch.open();
  freeswitch.now = () => clock;
  phone = await PhoneDesk.open(settings(), new Date());
  await listening();
});
afterAll(async () => {
  await phone.close();
  await freeswitch.close();
});

let numbers = 0;
const newCall = (): [FreeswitchCall, string] => {
  const number = `137${String((numbers += 1)).padStart(8, '0')}`;
  return [new FreeswitchCall(freeswitch, number).start(), `+86${number}`];
};

it.each([
  ['JSON', 'json', null],
  ['plain lines', 'plain', null],
  ['pieces of a few bytes', 'json', 11],
] as const)('an answered call has its seconds from events in %s', async (_, format, pieces) => {
  Object.assign(freeswitch, { format, pieces });
  const [call, number] = newCall();
  later(2);
  call.rings('1001');
  later(7);
  call.answers('1001');
  later(20);
  call.holds();
  later(5);
  call.resumes();
  later(40);
  call.hangsUp('contact');
  Object.assign(freeswitch, { format: 'json', pieces: null });
  expect(await phone.call(number, ended)).toMatchObject({
    agentId: phone.li.id,
    ringSeconds: 7,
    answerSeconds: 9,
    holdSeconds: 5,
    talkSeconds: 60,
    hungUpBy: 'contact',
    result: 'answered',
  });
});

it('a call the agent ends, and one that is missed', async () => {
  const [answered, number] = newCall();
  answered.rings('1002').answers('1002').hangsUp('agent');
  expect(await phone.call(number, ended)).toMatchObject({ hungUpBy: 'agent', agentId: phone.wang.id });
  const [missed, missedNumber] = newCall();
  missed.rings('1002').hangsUp('contact');
  expect(await phone.call(missedNumber, ended)).toMatchObject({ result: 'missed', agentId: null });
});

it('a monstrous frame ends the line, and it comes back', async () => {
  freeswitch.raw('Content-Type: text/event-json\nContent-Length: 99999999999\n\n');
  await eventually(
    () => phone.health(),
    ({ error }) => error?.startsWith('phone_protocol') ?? false,
  );
  await listening();
  const [call, number] = newCall();
  call.rings('1001').answers('1001').hangsUp('contact');
  await phone.call(number, ended);
});

it('a wrong password and a closed door are said where the inbox is', async () => {
  const test = { channel: 'phone', inboxId: phone.inboxId };
  const tried = async (more = {}) =>
    (await phone.desk.admin.post('/admin/inboxes/test', { ...test, settings: settings(more) })).body;
  expect(await tried({ secret: 'no' })).toMatchObject({
    ok: false,
    steps: [{ detail: 'phone_login_refused: -ERR invalid' }],
  });
  freeswitch.manner = 'rejects';
  expect(await tried()).toMatchObject({ ok: false, steps: [{ detail: 'phone_login_refused: text/rude-rejection' }] });
  freeswitch.manner = 'well';
  expect(await tried()).toMatchObject({ ok: true });
});
