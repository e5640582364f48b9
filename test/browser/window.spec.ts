import type { TicketRow } from '#contract';
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
    const [before, after] = [`断线前问的 ${by.url}`, `断线后问的 ${by.url}`];
    await asked(before);
    await board.strip(before).waitFor();
    const waiting = await board.strip('').count();
    await board.page.context().setOffline(true);
    by.cut();
    await board.by('connection-state').getByText('连接断开').waitFor();

    await answer(before);
    await asked(after);
    expect(await board.strip(after).count()).toBe(0);

    by.mend();
    await board.page.context().setOffline(false);
    await board.strip(after).waitFor();
    await board.strip(before).waitFor({ state: 'detached' });
    await eventually(
      () => board.total('waiting'),
      (total) => total === String(waiting),
    );
    expect(await board.strip('').count()).toBe(waiting);
  });

  async function answer(words: string): Promise<void> {
    const { rows } = (await agent.get('/tickets?view=mine')).body as { rows: TicketRow[] };
    const { id, lastSeq } = rows.find(({ lastMessage }) => lastMessage?.preview === words)!;
    const said = { clientId: `answer-${id}`, text: '您好，已处理。', seenSeq: lastSeq };
    expect((await agent.post(`/tickets/${id}/replies`, said)).status).toBe(201);
  }
});
