import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Inbox } from '#contract';
import { type AgentClient, eventually } from '../support/desk';
import { describeWith } from '../support/services';
import { House, PHONE } from './pages/house';

describeWith('chromium', 'a visitor', () => {
  let house: House;
  let agent: AgentClient;

  beforeAll(async () => {
    house = await House.open();
    agent = await house.desk.agent({ name: '李敏', capacity: 100 });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  async function setForm(preChatForm: object): Promise<void> {
    const { rows } = (await house.desk.admin.get('/admin/inboxes')).body as { rows: Inbox[] };
    const { id, settings } = rows.find(({ channel }) => channel === 'web-chat')!;
    const changed = await house.desk.admin.patch(`/admin/inboxes/${id}`, { settings: { ...settings, preChatForm } });
    expect(changed.status).toBe(200);
  }

  it('gives a name before the chat where the company asks for one, and the desk knows it', async () => {
    await setForm({ enabled: true, fields: ['name', 'email'], required: true });
    try {
      const chat = await house.widget();
      await chat.open();
      const form = chat.by('widget-form');
      await form.getByRole('button', { name: '开始对话' }).click();
      expect(await form.getByText('请填写这一项').count()).toBe(2);
      await form.getByLabel('怎么称呼您').fill('王芳');
      await form.getByLabel('邮箱').fill('wang@');
      await form.getByRole('button', { name: '开始对话' }).click();
      await form.getByText('邮箱地址好像不对').waitFor();
      await form.getByLabel('邮箱').fill('wang@mail.example');
      await form.getByRole('button', { name: '开始对话' }).click();
      await chat.say('您好，我是王芳');
      await chat.message('您好，我是王芳').waitFor();
      const desk = await house.console(agent);
      await desk.openRow('王芳');
      await desk.page.getByText('wang@mail.example').first().waitFor();
    } finally {
      await setForm({ enabled: false, fields: ['name'], required: false });
    }
  });

  it('sends a picture, sees it before and after, and so does the agent', async () => {
    const chat = await house.widget();
    await chat.open();
    const buffer = await readFile(join(__dirname, 'pages/washer.png'));
    await chat.by('widget-file').setInputFiles({ name: '洗衣机.png', mimeType: 'image/png', buffer });
    await chat.frame.locator('.chosen img').waitFor();
    await chat.say('机器照片');
    await chat.message('机器照片').getByRole('img', { name: '洗衣机.png' }).waitFor();
    await drawn(chat.frame.getByRole('img', { name: '洗衣机.png' }));

    const desk = await house.console(agent);
    await desk.openRow('机器照片');
    await drawn(desk.message('机器照片').getByRole('img', { name: '洗衣机.png' }));
  });

  it('leaves an address for the answer', async () => {
    const chat = await house.widget();
    await chat.asks('我马上要走了');
    await chat.by('widget-email').fill('leaver@mail.example');
    await chat.by('widget-email').press('Enter');
    await chat.frame.getByText('回复也会发到 leaver@mail.example').waitFor();
    const desk = await house.console(agent);
    await desk.openRow('我马上要走了');
    await desk.page.getByText('leaver@mail.example').first().waitFor();
  });

  it('has the whole screen on a phone, and the shop back after closing', async () => {
    const chat = await house.widget({ viewport: PHONE, hasTouch: true });
    await chat.open();
    const frame = chat.page.getByTestId('widget-frame');
    await eventually(
      () => frame.boundingBox(),
      (box) => box !== null && box.x === 0 && box.y === 0 && box.width === PHONE.width && box.height === PHONE.height,
    );
    await chat.close();
    await frame.waitFor({ state: 'hidden' });
    await chat.bubble.waitFor();
  });

  it('keeps the conversation when coming back to the page', async () => {
    const chat = await house.widget();
    await chat.asks('我还会回来的');
    await chat.page.reload();
    await chat.open();
    await chat.message('我还会回来的').waitFor();
    expect(await chat.words()).toEqual(['我还会回来的']);
  });

  it('chats where the browser denies storage', async () => {
    const chat = await house.widget({ sandboxed: true });
    await chat.asks('沙盒里也能问吗？');
    const desk = await house.console(agent);
    await desk.openRow('沙盒里也能问吗？');
    await desk.send('可以的。');
    await chat.message('可以的。').waitFor();
  });
});

/** An image whose file has come and could be read, not just its place. */
async function drawn(image: Locator): Promise<void> {
  await eventually(
    () => image.evaluate((picture) => (picture as unknown as { naturalWidth: number }).naturalWidth),
    (width) => width > 0,
  );
}
