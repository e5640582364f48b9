import { randomUUID } from 'node:crypto';
import type { Figures, Message } from '#contract';
import { eventually } from '../../support/desk';
import { MailDesk, setUndo } from './mail-desk';

describe('a reply that is taken back', () => {
  let house: MailDesk;

  beforeAll(async () => {
    house = await MailDesk.open();
    await setUndo(house.desk, 15);
  });
  afterAll(() => house.close());

  async function asked(subject: string) {
    const who = `${randomUUID().slice(0, 8)}@mail.example`;
    await house.post({ from: who, subject, text: '什么时候到？' });
    return { who, row: await house.ticketOf(who) };
  }
  const takeBack = (message: Message, by = house.agent) => by.post(`/messages/${message.id}/take-back`);

  it('goes to nobody, and the window runs on with its old deadline', async () => {
    const { who, row } = await asked('撤回');
    const reply = await house.reply(row.id, '写错了');
    expect(Date.parse(reply.undoUntil!) - Date.parse(reply.createdAt)).toBe(15_000);
    expect((await house.detail(row.id)).row.window).toBeNull();
    const answer = await takeBack(reply);
    expect([answer.status, answer.body.message.takenBackAt === null]).toEqual([200, false]);
    const detail = await house.detail(row.id);
    expect(detail.row).toMatchObject({ status: 'open', window: { id: row.window!.id, dueAt: row.window!.dueAt } });
    expect(detail.row.lastMessage!.preview).toBe('什么时候到？');
    expect(detail.windows).toMatchObject([{ endedAt: null, answeredAt: null, answeredById: null }]);
    house.desk.clock.advance(60);
    await house.reply(row.id, '今天到');
    house.desk.clock.advance(60);
    await eventually(
      () => house.sink.to(who),
      (mails) => mails.some(({ text }) => text?.includes('今天到')),
    );
    expect(house.sink.to(who).filter(({ text }) => text?.includes('写错了'))).toEqual([]);
  });

  it('cannot hide a late answer: what was due meanwhile is breached', async () => {
    const { row } = await asked('拖时间');
    house.desk.clock.advance(29 * 60 + 52);
    const reply = await house.reply(row.id, '…');
    house.desk.clock.advance(12);
    expect((await takeBack(reply)).status).toBe(200);
    const { row: after, windows } = await house.detail(row.id);
    expect(after.window!.breachedAt).not.toBeNull();
    expect(windows[0]!.holderAtDeadlineId).toBe(after.holderId);
  });

  it('is counted by no figure', async () => {
    const figures = async (): Promise<number[]> => {
      const day = house.desk.clock.now().toISOString().slice(0, 10);
      const { body } = await house.desk.admin.get(`/figures?from=${day}&to=${day}&step=day`);
      const { totals } = body as Figures;
      return (['replies', 'windows_met', 'tickets_resolved'] as const).map((key) => totals[key]!.value ?? 0);
    };
    const before = await figures();
    const { row } = await asked('不算数');
    const reply = await house.reply(row.id, '解决了', 'resolved');
    await takeBack(reply);
    expect((await house.detail(row.id)).row.status).toBe('open');
    expect(await figures()).toEqual(before);
  });

  it('is too late once it went out, and only its author may do it', async () => {
    const { who, row } = await asked('太晚');
    const reply = await house.reply(row.id, '已经发了');
    const other = await house.desk.agent({ visibility: 'all' });
    expect((await takeBack(reply, other)).body.code).toBe('forbidden');
    house.desk.clock.advance(16);
    await eventually(
      () => house.sink.to(who),
      (mails) => mails.some(({ text }) => text?.includes('已经发了')),
    );
    expect((await takeBack(reply)).body.code).toBe('reply_already_sent');
    expect((await house.detail(row.id)).row.window).toBeNull();
  });

  it('of two tries one counts, and the sender never has it as well', async () => {
    const { who, row } = await asked('抢');
    const reply = await house.reply(row.id, '抢着撤回');
    const answers = await Promise.all([takeBack(reply), takeBack(reply), takeBack(reply)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    house.desk.clock.advance(120);
    const { rows } = await house.desk.sql.query('select state from delivery where message_id = $1', [reply.id]);
    expect(rows).toEqual([{ state: 'withdrawn' }]);
    expect(house.sink.to(who).filter(({ text }) => text?.includes('抢着撤回'))).toEqual([]);
  });

  it('covers the window that the contact opened in between', async () => {
    const { who, row } = await asked('插话');
    const reply = await house.reply(row.id, '稍等');
    const { rows } = await house.desk.sql.query('select reference from mail_reference where message_id = $1', [
      reply.id,
    ]);
    await house.post({ from: who, subject: 'Re: 插话', text: '还有一件事', inReplyTo: rows[0].reference });
    await house.grown(row.id, 4);
    expect((await takeBack(reply)).status).toBe(200);
    const detail = await house.detail(row.id);
    expect(detail.row.window!.id).toBe(row.window!.id);
    expect(detail.windows.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(detail.windows.find(({ excuse }) => excuse)).toMatchObject({ excuse: 'reply_taken_back' });
  });

  it('gives its files back to the agent', async () => {
    const { row } = await asked('附件');
    const file = (await house.agent.upload('合同.txt', Buffer.from('条款'))).body as { id: string };
    const say = (text: string) =>
      house.agent.post(`/tickets/${row.id}/replies`, {
        clientId: randomUUID(),
        text,
        seenSeq: 99,
        attachmentIds: [file.id],
      });
    const first = (await say('见附件')).body.message as Message;
    await takeBack(first);
    const second = await say('见附件，已更正');
    expect([second.status, second.body.message.attachments[0].id]).toEqual([201, file.id]);
  });
});
