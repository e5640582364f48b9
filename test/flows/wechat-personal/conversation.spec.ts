import request from 'supertest';
import { eventually } from '../../support/desk';
import { PersonalDesk } from './personal-desk';

const ROOM = { id: 'r1@chatroom', topic: '老客户群' };

describe('a personal WeChat account', () => {
  let house: PersonalDesk;

  beforeAll(async () => {
    house = await PersonalDesk.open();
  });
  afterAll(() => house.close());

  it('is logged in by a scan: code, scanned, logged in', async () => {
    await house.health(({ state }) => state === 'connecting');
    await house.stage.puppet();
    house.stage.showsCode('https://login.weixin.qq.com/l/abc');
    expect(await house.login('waiting_for_scan')).toMatchObject({
      qr: 'https://login.weixin.qq.com/l/abc',
      account: null,
    });
    house.stage.isScanned();
    expect(await house.login('scanned')).toMatchObject({ qr: null });
    house.stage.login();
    expect(await house.login('logged_in')).toMatchObject({ account: house.stage.account, waiting: 0 });
    await house.health(({ state, error }) => state === 'connected' && error === null);
    expect((await house.agent.get(`/admin/inboxes/${house.inboxId}/wechat-login`)).status).toBe(403);
  });

  it('brings what people write as tickets, and the answers back', async () => {
    const wang = { id: 'wxid_wang', name: '王芳' };
    house.stage.writes(wang, '上次的洗衣机很好用，还想买一台');
    const { row, contact } = await house.ticketOf(wang.id);
    expect([row.channel, contact.name]).toEqual(['wechat-personal', '王芳']);
    const reply = await house.reply(row.id, '好的，给您留一台。');
    await house.delivered(row.id, reply.id, 'sent');
    expect(await house.stage.heardBy(wang.id, 1)).toEqual([
      { to: wang.id, text: '好的，给您留一台。', file: undefined },
    ]);
    house.stage.writes(wang, '谢谢');
    expect((await house.ticketOf(wang.id, 3)).messages.map(({ text }) => text)).toEqual([
      '上次的洗衣机很好用，还想买一台',
      '好的，给您留一台。',
      '谢谢',
    ]);
  });

  it('brings files and sends files', async () => {
    const li = { id: 'wxid_li', name: '李强' };
    house.stage.sends(li, '发票.jpg', Buffer.from('photo'));
    const { row, messages } = await house.ticketOf(li.id);
    expect(messages[0]!.attachments).toEqual([expect.objectContaining({ name: '发票.jpg', size: 5 })]);
    const content = Buffer.from('报价');
    const upload = await request(house.desk.url)
      .post('/api/uploads')
      .set('cookie', house.agent.cookie)
      .attach('file', content, '报价.txt');
    const reply = await house.reply(row.id, '报价见附件', [upload.body.id]);
    await house.delivered(row.id, reply.id, 'sent');
    expect(await house.stage.heardBy(li.id, 2)).toEqual([
      { to: li.id, text: '报价见附件', file: undefined },
      { to: li.id, text: undefined, file: { name: '报价.txt', base64: content.toString('base64') } },
    ]);
  });

  it('listens in a group to who names it, goes on from there, and names them in its answer', async () => {
    const [zhao, qian] = [
      { id: 'wxid_zhao', name: '赵敏' },
      { id: 'wxid_qian', name: '钱进' },
    ];
    house.stage.writesInRoom(qian, ROOM, '今天天气不错', false);
    house.stage.writesInRoom(zhao, ROOM, '@好物客服 还有货吗', true);
    house.stage.writesInRoom(zhao, ROOM, '要白色的', false);
    const { row, messages } = await house.ticketOf(zhao.id, 2);
    expect([row.subject, messages.map(({ text }) => text)]).toEqual(['老客户群', ['@好物客服 还有货吗', '要白色的']]);
    expect(await house.tickets(qian.id)).toEqual([]);
    const reply = await house.reply(row.id, '有的');
    await house.delivered(row.id, reply.id, 'sent');
    expect((await house.stage.heardBy(ROOM.id, 1)).at(-1)).toMatchObject({
      to: ROOM.id,
      text: expect.stringMatching(/^@赵敏\s有的$/u),
    });
  });

  it('keeps a person’s words in a group and to the account apart', async () => {
    const sun = { id: 'wxid_sun', name: '孙立' };
    house.stage.writesInRoom(sun, ROOM, '@好物客服 在吗', true);
    await house.ticketOf(sun.id);
    house.stage.writes(sun, '私下问一句');
    const found = await eventually(
      () => house.tickets(sun.id),
      ({ length }) => length === 2,
    );
    expect(found.map(({ row }) => row.subject)).toEqual(['老客户群', null]);
  });
});
