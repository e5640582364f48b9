import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';
import type { WidgetPage } from './pages/widget-page';

describeWith('chromium', 'a window that runs out (DOMAIN W1, W13)', () => {
  let house: House;
  let agent: AgentClient;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  async function asked(text: string): Promise<WidgetPage> {
    const chat = await house.widget();
    await chat.asks(text);
    return chat;
  }

  it('turns red before the eyes, in the queue and on the board, under its holder', async () => {
    await asked('怎么还没有人理我？');
    house.desk.clock.advance(29 * 60 + 45);
    // Screens learn the server's time when they start, and this one has just jumped.
    const [desk, board] = await Promise.all([house.console(agent), house.console(house.desk.admin, '/board')]);
    const strip = board.strip('怎么还没有人理我？');
    await strip.getByText('李敏').waitFor();
    expect(await board.total('missed')).toBe('0');
    await strip.locator('[data-state=breached]').waitFor({ timeout: 25_000 });
    await desk
      .row('怎么还没有人理我？')
      .locator('[data-state=breached]')
      .getByText(/超时 00:/)
      .waitFor();
    await eventually(
      async () => [await board.total('missed'), await board.total('waiting')],
      ([missed]) => missed === '1',
    );
    expect(await board.total('waiting')).toBe('1');
    const kept = board.by('board-agent-8001').getByRole('cell').nth(3);
    await eventually(
      () => kept.textContent(),
      (text) => text === '0 / 1',
    );
    await desk.openRow('怎么还没有人理我？');
    await desk.page.getByText('回复超时，记在 李敏 名下').waitFor();
  });

  it('is right on the board again after the board was cut off', async () => {
    const by = await house.cable();
    const board = await house.console(house.desk.admin, '/board', { by });
    await asked('断线前问的');
    await board.strip('断线前问的').waitFor();
    await board.page.context().setOffline(true);
    by.cut();
    await board.by('connection-state').getByText('连接断开').waitFor();

    const { rows } = (await agent.get('/tickets?view=mine')).body as {
      rows: { id: string; lastSeq: number; lastMessage: { preview: string } }[];
    };
    const before = rows.find(({ lastMessage }) => lastMessage.preview === '断线前问的')!;
    const reply = { clientId: 'while-cut-0001', text: '您好，已处理。', seenSeq: before.lastSeq };
    expect((await agent.post(`/tickets/${before.id}/replies`, reply)).status).toBe(201);
    await asked('断线后问的');
    expect(await board.strip('断线后问的').count()).toBe(0);

    by.mend();
    await board.page.context().setOffline(false);
    await board.strip('断线后问的').waitFor();
    await board.strip('断线前问的').waitFor({ state: 'detached' });
    await eventually(
      () => board.total('waiting'),
      (waiting) => waiting === '2',
    );
    expect(await board.strip('').count()).toBe(2);
  });
});
