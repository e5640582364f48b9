import type { Call, Inbox } from '#contract';
import { type AgentClient, eventually, openDesk } from '../support/desk';
import { describeWith } from '../support/services';
import type { ConsolePage } from './pages/console-page';
import { House } from './pages/house';
import { hears, hearsNothing, HUMMING } from './pages/voices';
import type { WidgetPage } from './pages/widget-page';

describeWith('chromium', 'a call in the browser', () => {
  let visitors: House;
  let agents: House;
  let agent: AgentClient;

  beforeAll(async () => {
    const desk = await openDesk();
    // Two browsers, as two people have.
    agents = await House.open(desk, HUMMING);
    visitors = await House.open(desk, { ...HUMMING, guest: true });
    const { rows } = (await desk.admin.get('/admin/inboxes')).body as { rows: Inbox[] };
    const { id, settings } = rows.find(({ channel }) => channel === 'web-chat')!;
    const calls = { enabled: true, ringSeconds: 60 };
    expect((await desk.admin.patch(`/admin/inboxes/${id}`, { settings: { ...settings, calls } })).status).toBe(200);
    agent = await desk.agent({ name: '李敏' });
  });
  afterEach(async () => {
    await visitors.clear();
    await agents.clear();
  });
  afterAll(async () => {
    await visitors.close();
    await agents.close();
  });

  const record = async (): Promise<Call> => (await agents.desk.admin.get('/calls?limit=1')).body.rows[0] as Call;
  const connected = (desk: ConsolePage) => desk.page.locator('[data-testid=call-line][data-way=open]').waitFor();

  async function ringing(): Promise<{ desk: ConsolePage; chat: WidgetPage }> {
    const desk = await agents.console(agent);
    const chat = await visitors.widget();
    await chat.open();
    await chat.by('widget-call').click();
    await chat.by('widget-call-panel').getByText('正在呼叫客服').waitFor();
    await desk.by('incoming-call').waitFor();
    return { desk, chat };
  }

  it('lets visitor and agent hear each other, holds, and keeps the record', async () => {
    const { desk, chat } = await ringing();
    await desk.by('call-greeting').getByText('我是 8001 号').waitFor();
    await desk.by('answer-call').click();
    await connected(desk);
    await hears(desk.page);
    await hears(chat.page);

    await desk.by('call-hold').click();
    await chat.frame.getByText('客服请您稍等').waitFor();
    expect((await record()).heldSince).not.toBeNull();
    await hearsNothing(chat.page);
    await desk.by('call-hold').click();
    await chat.by('widget-call-panel').getByText('通话中').waitFor();
    await hears(chat.page);

    await desk.by('call-mute').click();
    await hearsNothing(chat.page);
    await desk.by('call-note').fill('问了退款');
    await chat.by('widget-hang-up').click();
    await desk.by('call-timer').getByText('对方已挂断').waitFor();
    await chat.by('widget-call-panel').getByText('通话结束').waitFor();
    const call = await eventually(record, ({ note }) => note !== '');
    expect(call).toMatchObject({
      source: 'web',
      direction: 'inbound',
      result: 'answered',
      agentId: agent.id,
      hungUpBy: 'contact',
      note: '问了退款',
    });
    expect(call.holdSeconds).toBeGreaterThan(0);
  });

  it('rings at the visitor whom an agent calls, and ends when the agent closes the page', async () => {
    const chat = await visitors.widget();
    await chat.asks('请给我打个电话');
    await chat.close();
    const desk = await agents.console(agent);
    await desk.openRow('请给我打个电话');
    await desk.by('call-visitor').click();
    await chat.by('widget-call-panel').getByText('邀请您语音通话').waitFor();
    await desk.by('own-call').getByText('等待接听').waitFor();
    await chat.by('widget-answer').click();
    await connected(desk);
    await hears(chat.page);
    await hears(desk.page);
    await desk.page.close({ runBeforeUnload: false });
    await chat.by('widget-call-panel').getByText('通话结束').waitFor();
    expect(await record()).toMatchObject({ direction: 'outbound', result: 'answered', hungUpBy: 'agent' });
  });

  it('goes on while the lines to the desk are cut, and finds its way again', async () => {
    const cable = await agents.cable();
    const desk = await agents.console(agent, '/desk', { by: cable });
    const chat = await visitors.widget();
    await chat.open();
    await chat.by('widget-call').click();
    await desk.by('answer-call').click();
    await connected(desk);
    cable.cut();
    await hears(desk.page);
    await hears(chat.page);
    cable.mend();
    await desk.page.locator('[data-testid=connection-state][data-state=live]').waitFor({ state: 'attached' });
    await desk.by('call-hang-up').click();
    await desk.by('call-timer').getByText('已挂断').waitFor();
    await chat.by('widget-call-panel').getByText('通话结束').waitFor();
  });

  it('says in plain words that the microphone may not be used, and rings nobody', async () => {
    const desk = await agents.console(agent);
    const chat = await visitors.widget();
    await chat.open();
    for (const frame of chat.page.frames()) await frame.evaluate(DENIED);
    const before = await agents.desk.admin.get('/calls?limit=200');
    await chat.by('widget-call').click();
    await chat.by('widget-call-problem').getByText('没有允许使用麦克风').waitFor();
    expect((await agents.desk.admin.get('/calls?limit=200')).body.rows.length).toBe(before.body.rows.length);
    expect(await desk.by('incoming-call').count()).toBe(0);
  });
});

/** What a browser does when somebody presses "block". */
const DENIED = `if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = () =>
  Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));`;
