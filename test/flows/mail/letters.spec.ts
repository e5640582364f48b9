import { randomUUID } from 'node:crypto';
import { eventually } from '../../support/desk';
import { MailDesk } from './mail-desk';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SIGNED = 'signed@halfhour.example';

describe('letters', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
    await house.addInbox(SIGNED, { signature: '{{agent.name}} · 工号 {{agent.workNumber}}\n{{company.name}}' });
    await house.agent.put('/session/preferences', { signature: '周一到周五 {{agent.name|我}} 在 <b>' });
  });
  afterAll(() => house.close());

  async function answered(text: string, more: object = {}) {
    const who = `${randomUUID().slice(0, 8)}@mail.example`;
    await house.post({ from: `王芳 <${who}>`, to: SIGNED, subject: '信', text: '原来的问题\n第二行' });
    const row = await house.ticketOf(who);
    const body = { clientId: randomUUID(), text, seenSeq: 99, ...more };
    expect((await house.agent.post(`/tickets/${row.id}/replies`, body)).status).toBe(201);
    const found = await eventually(
      () => house.sink.to(who).filter((mail) => mail.text?.includes(text.slice(0, 4))),
      (mails) => mails.length > 0,
    );
    return found[0]!;
  }

  it('carry answer, signatures with name and work number (DOMAIN W11), and what they answer, in both forms', async () => {
    const mail = await answered('您好 <王>，已寄出。\n见 https://shop.example/x');
    expect(mail.text).toContain('-- \n周一到周五 李敏 在 <b>\n李敏 · 工号 8001');
    expect(mail.text).toMatch(/王芳 写道：\n> 原来的问题\n> 第二行/);
    expect(mail.html).toContain('您好 &lt;王&gt;，已寄出。<br>');
    expect(mail.html).toContain('<a href="https://shop.example/x">');
    expect(mail.html).toContain('在 &lt;b&gt;');
    expect(mail.html).toContain('<blockquote type="cite"');
  });

  it('leave out what they answer when the agent says so', async () => {
    const who = { mail: { to: ['x@mail.example'], quote: false } };
    const body = { clientId: randomUUID(), text: '不带原文', seenSeq: 99, ...who };
    await house.post({ from: 'y@mail.example', to: SIGNED, subject: '不带', text: '秘密内容' });
    const row = await house.ticketOf('y@mail.example');
    await house.agent.post(`/tickets/${row.id}/replies`, body);
    const [mail] = await eventually(
      () => house.sink.to('x@mail.example'),
      (mails) => mails.length > 0,
    );
    expect(mail!.text).not.toContain('秘密内容');
  });

  it('show a picture where its mark stands, and others as files', async () => {
    const upload = async (name: string) => ((await house.agent.upload(name, PIXEL)).body as { id: string }).id;
    const ids = [await upload('屏幕.png'), await upload('其他.png')];
    const mail = await answered('如图所示 [图片：屏幕.png] 请看', { attachmentIds: ids });
    const [shown, other] = mail.attachments;
    expect(shown).toMatchObject({ filename: '屏幕.png', disposition: 'inline' });
    expect(mail.html).toContain(`src="cid:${shown!.contentId!.replace(/[<>]/g, '')}"`);
    expect(other).toMatchObject({ filename: '其他.png', disposition: 'attachment' });
  });

  it('to other channels carry no signature', async () => {
    const visitor = await house.desk.visitor();
    await visitor.say('在吗');
    const { rows } = (await house.desk.admin.get('/tickets?view=all')).body as {
      rows: { id: string; channel: string }[];
    };
    const chat = rows.find(({ channel }) => channel === 'web-chat')!;
    const said = await house.agent.post(`/tickets/${chat.id}/replies`, {
      clientId: randomUUID(),
      text: '在的',
      seenSeq: 99,
    });
    expect(said.body.message).toMatchObject({ text: '在的', mail: null, undoUntil: null });
    const refused = await house.agent.post(`/tickets/${chat.id}/replies`, {
      clientId: randomUUID(),
      text: '在',
      seenSeq: 99,
      mail: { to: ['a@x.example'] },
    });
    expect(refused.body.code).toBe('invalid_input');
  });
});
