import type { Message } from '#contract';
import { eventually } from '../../support/desk';
import { MailDesk } from './mail-desk';

describe('mail on its way out (law 3)', () => {
  let house: MailDesk;
  let asked = 0;

  beforeAll(async () => {
    house = await MailDesk.open();
  });
  afterAll(() => house.close());

  async function ticket(): Promise<{ id: string; who: string }> {
    const who = `out-${(asked += 1)}@mail.example`;
    await house.post({ from: who, subject: '送达', text: '请回复' });
    const { id } = await house.ticketOf(who);
    await eventually(
      () => house.sink.to(who),
      (mails) => mails.length === 1,
    );
    return { id, who };
  }
  const tries = (id: string, messageId: string, attempts: number): Promise<unknown> =>
    eventually(
      () => house.detail(id),
      ({ messages }) =>
        messages.some(
          (m: Message) => m.id === messageId && m.delivery?.attempts === attempts && m.delivery.state !== 'sending',
        ),
    );

  it('waits with growing pauses while the server is away, and goes out once it is back', async () => {
    const { id, who } = await ticket();
    await house.sink.halt();
    const reply = await house.reply(id, '服务器不在时写的');
    await tries(id, reply.id, 1);
    const queued = await house.delivered(id, reply.id, 'queued');
    expect(queued.delivery!.error).toMatch(/refuses connections/);
    const pauses: number[] = [];
    for (const attempt of [2, 3, 4]) {
      const row = await due(reply.id);
      pauses.push(Math.round(row / 1000));
      house.desk.clock.advance(row / 1000);
      await tries(id, reply.id, attempt);
    }
    expect(pauses).toEqual([15, 30, 60]);
    await house.sink.resume();
    house.desk.clock.advance(121);
    const sent = await house.delivered(id, reply.id, 'sent');
    expect(sent.delivery).toMatchObject({ attempts: 5, error: null });
    expect(house.sink.to(who).filter(({ text }) => text?.includes('服务器不在时写的'))).toHaveLength(1);
  });

  /** Milliseconds from the last try to the next. */
  async function due(messageId: string): Promise<number> {
    const { rows } = await house.desk.sql.query(
      `select d.due_at, max(a.ended_at) as last from delivery d join delivery_attempt a on a.delivery_id = d.id
       where d.message_id = $1 group by d.due_at`,
      [messageId],
    );
    return (rows[0].due_at as Date).getTime() - (rows[0].last as Date).getTime();
  }

  it("fails at once with the server's words when it is refused, and goes out when a person tries again", async () => {
    const { id, who } = await ticket();
    house.sink.manner = 'refuse';
    const reply = await house.reply(id, '被拒收的');
    const failed = await house.delivered(id, reply.id, 'failed');
    expect(failed.delivery!.error).toContain('no such person');
    house.desk.clock.advance(7200);
    house.sink.manner = 'take';
    expect((await house.agent.post(`/messages/${reply.id}/retry`)).body.delivery).toMatchObject({ state: 'queued' });
    await house.delivered(id, reply.id, 'sent');
    expect(house.sink.to(who).filter(({ text }) => text?.includes('被拒收的'))).toHaveLength(1);
    expect((await house.agent.post(`/messages/${reply.id}/retry`)).body.code).toBe('delivery_not_retryable');
  });

  it('is not repeated blindly when the server broke off after the whole mail: unknown, until a person decides', async () => {
    const { id } = await ticket();
    house.sink.manner = 'break_off';
    const handed = house.sink.handed;
    const reply = await house.reply(id, '说不清到没到');
    await house.delivered(id, reply.id, 'unknown');
    house.sink.manner = 'take';
    house.desk.clock.advance(4 * 3600);
    const later = await ticket();
    const next = await house.reply(later.id, '之后的照常发出');
    await house.delivered(later.id, next.id, 'sent');
    expect((await house.delivered(id, reply.id, 'unknown')).delivery!.attempts).toBe(1);
    expect(house.sink.mails.filter(({ text }) => text?.includes('说不清到没到'))).toHaveLength(0);
    expect(house.sink.handed).toBe(handed + 3);
    await house.agent.post(`/messages/${reply.id}/retry`);
    await house.delivered(id, reply.id, 'sent');
  });

  it('counts as unknown what a process took and never ended', async () => {
    const { id } = await ticket();
    await house.sink.halt();
    const reply = await house.reply(id, '进程死了');
    await tries(id, reply.id, 1);
    await house.desk.sql.query(`update delivery set state = 'sending', started_at = $2 where message_id = $1`, [
      reply.id,
      house.desk.clock.now(),
    ]);
    await house.sink.resume();
    house.desk.clock.advance(5 * 60 + 1);
    expect((await house.delivered(id, reply.id, 'unknown')).delivery!.error).toBe('interrupted');
  });
});
