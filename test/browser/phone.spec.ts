import { AsteriskCall } from '../support/remotes/asterisk/asterisk-call';
import { FakeAsterisk } from '../support/remotes/asterisk/fake-asterisk';
import { eventually } from '../support/desk';
import { PhoneDesk } from '../flows/phone/phone-desk';
import { House, PHONE } from './pages/house';

let asterisk: FakeAsterisk;
let phone: PhoneDesk;
let house: House;
/** The telephone system's clock, ten minutes behind: it moves when a test says so, and calls last without waiting for them. */
let clock = Date.now() - 600_000;
const later = (seconds: number): void => void (clock += seconds * 1000);

beforeAll(async () => {
  asterisk = await FakeAsterisk.open();
  asterisk.now = () => clock;
  const { port, user, secret } = asterisk;
  phone = await PhoneDesk.open({ system: 'asterisk', host: '127.0.0.1', port, user, secret }, new Date());
  house = await House.open(phone.desk);
  await eventually(
    () => asterisk.listeners,
    (listeners) => listeners === 1,
  );
});
afterEach(() => house?.clear());
afterAll(async () => {
  await house?.close();
  await asterisk.close();
});

it('a call rings on the screen, is answered, held, hung up, written down, and stands in the conversation', async () => {
  const screen = await house.console(phone.li);
  const call = new AsteriskCall(asterisk, '13800000001').start().rings('1001');
  const ringing = screen.by('ringing-call');
  await ringing.waitFor();
  expect(await screen.by('call-contact').innerText()).toBe('+8613800000001');
  expect(await screen.by('call-greeting').innerText()).toContain('8001');
  // Ten minutes behind the wall's clock is more than five rings.
  expect(await screen.by('call-greeting').innerText()).toContain('让您久等了');
  later(8);
  call.answers('1001');
  await screen.by('own-call').waitFor();
  expect(await ringing.count()).toBe(0);
  expect(await screen.by('phone-switch').getAttribute('aria-label')).toContain('通话中');
  await screen.by('own-call-note').fill('客户问发货时间');
  later(30);
  call.holds();
  await screen.page.locator('[data-testid=own-call][data-mode=held]').waitFor();
  later(15);
  call.resumes();
  later(45);
  call.hangsUp('contact');
  await screen.page.locator('[data-testid=own-call][data-mode=wrap_up]').waitFor();
  await eventually(
    () => phone.call('+8613800000001'),
    ({ note }) => note === '客户问发货时间',
  );
  await screen.by('own-call-ticket').click();
  const line = screen.by('call-line-answered');
  await line.waitFor();
  expect(await line.getByTestId('call-time-ring').innerText()).toContain('00:08');
  expect(await line.getByTestId('call-time-talk').innerText()).toContain('01:15');
  expect(await line.getByTestId('call-time-hold').innerText()).toContain('00:15');
  await screen.by('wrap-up-done').click();
  await screen.by('own-call').waitFor({ state: 'detached' });
  expect(await screen.by('phone-switch').getAttribute('aria-label')).toContain('可接电话');
  expect((await phone.call('+8613800000001')).wrapUpSeconds).not.toBeNull();
});

it('a missed call is in the list to be called back', async () => {
  const call = new AsteriskCall(asterisk, '13800000002').start().rings('1001');
  const screen = await house.console(phone.li, '/desk', { viewport: PHONE, hasTouch: true, colorScheme: 'dark' });
  await screen.by('ringing-call').waitFor();
  later(25);
  call.hangsUp('contact');
  await screen.by('ringing-call').waitFor({ state: 'detached' });
  const missed = await phone.call('+8613800000002', ({ endedAt }) => endedAt !== null);
  await screen.goto(`/desk/${missed.ticketNumber}`);
  await screen.by('call-line-missed').waitFor();
  const planned = (await phone.callbacks(phone.li)).filter(({ ticketId }) => ticketId === missed.ticketId);
  expect(planned).toMatchObject([{ reason: 'missed_call' }]);
});

it('a break is chosen on the rail and shows on the board', async () => {
  const screen = await house.console(phone.li, '/desk', { locale: 'en-GB' });
  await screen.by('phone-switch').click();
  await screen.by('phone-break').click();
  const board = await house.console(phone.desk.admin, '/board');
  await board.by('board-agent-8001').filter({ hasText: '小休' }).waitFor();
  await screen.by('phone-switch').click();
  await screen.by('phone-ready').click();
  await board.by('board-agent-8001').filter({ hasNotText: '小休' }).waitFor();
});
