// A desk with mailboxes: contacts write by a real SMTP client to its door, its answers end in a real SMTP server.
import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer';
import type { Message, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../../support/desk';
import { MailSink } from './mail-sink';

export const SERVICE = 'service@halfhour.example';
export const GREETING = '您好，您的来信已收到，我们会尽快答复。';

export type Post = Mail.Options;

/** Posts one mail to a door, as a mail transfer agent would. */
export async function post(port: number, mail: Post): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    return ((await transport.sendMail(mail)) as { response: string }).response;
  } finally {
    transport.close();
  }
}

/** A mail as its bytes, for what no honest client would write. */
export const rawMail = (headers: Record<string, string>, body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
      'latin1',
    ),
    Buffer.isBuffer(body) ? body : Buffer.from(body, 'utf8'),
  ]);

export class MailDesk {
  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
    readonly sink: MailSink,
    readonly inboxId: string,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<MailDesk> {
    const desk = await openDesk(env);
    const sink = await MailSink.open();
    const agent = await desk.agent({ name: '李敏', capacity: 200 });
    // Letters go out at once: what waits for a change of mind has its own spec.
    await setUndo(desk, 0);
    return new MailDesk(desk, agent, sink, await addInbox(desk, sink.port, SERVICE));
  }

  addInbox(address: string, habits: object = {}): Promise<string> {
    return addInbox(this.desk, this.sink.port, address, habits);
  }

  /** Posts and answers what the door said. */
  post(mail: Post): Promise<string> {
    return post(this.desk.smtpPort, { to: SERVICE, ...mail });
  }

  postRaw(raw: Buffer, from = 'wang@mail.example', to: string | string[] = SERVICE): Promise<string> {
    return post(this.desk.smtpPort, { raw, envelope: { from, to } });
  }

  async inboxNames(): Promise<Map<string, string>> {
    const { rows } = (await this.desk.admin.get('/admin/inboxes')).body as { rows: { id: string; name: string }[] };
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async rows(): Promise<TicketRow[]> {
    const views = ['all', 'closed'].map((view) => this.desk.admin.get(`/tickets?view=${view}&limit=200`));
    return (await Promise.all(views)).flatMap(({ body }) => (body as { rows: TicketRow[] }).rows);
  }

  /** The one ticket of this sender. */
  async ticketOf(sender: string, count = 1): Promise<TicketRow> {
    const found = await eventually(
      async () => (await this.details()).filter(({ contact }) => contact.email === sender),
      (details) => details.length >= count,
    );
    expect(found).toHaveLength(count);
    return found[0]!.row;
  }

  async details(): Promise<TicketDetail[]> {
    return Promise.all((await this.rows()).map(({ id }) => this.detail(id)));
  }

  async detail(id: string): Promise<TicketDetail> {
    return (await this.desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
  }

  /** The ticket once it holds this many messages. */
  async grown(id: string, messages: number): Promise<TicketDetail> {
    return eventually(
      () => this.detail(id),
      (detail) => detail.messages.length >= messages,
    );
  }

  /** The ticket once one of its messages is in this state of delivery. */
  async delivered(ticketId: string, messageId: string, state: string): Promise<Message> {
    const detail = await eventually(
      () => this.detail(ticketId),
      ({ messages }) => messages.some(({ id, delivery }) => id === messageId && delivery?.state === state),
    );
    return detail.messages.find(({ id }) => id === messageId)!;
  }

  private replies = 0;
  async reply(ticketId: string, text: string, then = 'waiting'): Promise<Message> {
    const { row } = await this.detail(ticketId);
    const clientId = `mail-reply-${(this.replies += 1)}`;
    const answer = await this.agent.post(`/tickets/${ticketId}/replies`, {
      clientId,
      text,
      seenSeq: row.lastSeq,
      then,
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { message: Message }).message;
  }

  /** Waits until everything stored has been let in or put aside. */
  async settled(withinMs = 20_000): Promise<void> {
    await eventually(
      async () =>
        (await this.desk.sql.query(`select count(*)::int as n from receipt where state = 'received'`)).rows[0].n,
      (waiting) => waiting === 0,
      withinMs,
    );
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.sink.halt();
  }
}

/** How long a reply can be taken back, from now on. */
export async function setUndo(desk: Desk, seconds: number): Promise<void> {
  const written = { key: 'reply.undo', value: seconds, effectiveAt: desk.clock.now().toISOString() };
  const answer = await desk.admin.post('/admin/settings', written);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
}

export async function addInbox(desk: Desk, smtpPort: number, address: string, habits: object = {}): Promise<string> {
  const server = { host: '127.0.0.1', port: smtpPort, secure: false, user: '', password: '' };
  const made = await desk.admin.post('/admin/inboxes', {
    name: `邮箱 ${address}`,
    channel: 'email',
    teamId: desk.teamId,
    settings: { address, senderName: '半小时客服', imap: null, smtp: server, ...habits },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made));
  const greeting = { audience: 'any', hours: 'any', from: null, to: null, position: 0, enabled: true };
  const greeted = await desk.admin.post('/greetings', { ...greeting, inboxId: made.body.id, text: GREETING });
  if (greeted.status !== 201) throw new Error(JSON.stringify(greeted));
  return made.body.id as string;
}
