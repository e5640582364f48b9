// A desk with an inbox that a program feeds: the program posts, and what agents answer is posted to its receiver.
import { randomUUID } from 'node:crypto';
import type { Message, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, MONDAY_10, openDesk } from '../../support/desk';
import { FakeProgram } from '../../support/remotes/webhook/fake-program';
import { FakeReceiver } from '../../support/remotes/webhook/fake-receiver';

export const newContact = (): string => `u-${randomUUID()}`;

interface Opening {
  polls?: boolean;
  env?: Record<string, string>;
  start?: Date;
}

export class ApiDesk {
  private replies = 0;

  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
    readonly receiver: FakeReceiver,
    readonly program: FakeProgram,
    readonly inboxId: string,
  ) {}

  /** `polls`: a program without an address, which asks by itself. */
  static async open({ polls = false, env = {}, start = MONDAY_10 }: Opening = {}): Promise<ApiDesk> {
    const receiver = await FakeReceiver.open();
    const desk = await openDesk(
      {
        WEBHOOK_ALLOWED_HOSTS: receiver.host,
        PUBLIC_URL: 'https://desk.example',
        ...env,
      },
      start,
    );
    receiver.now = () => desk.clock.now().getTime();
    const agent = await desk.agent({ name: '李敏', capacity: 200 });
    const made = await desk.admin.post('/admin/inboxes', {
      name: '商城订单系统',
      channel: 'api',
      teamId: desk.teamId,
      settings: { url: polls ? '' : receiver.url },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const { path, secret } = (await desk.admin.get(`/admin/inboxes/${made.body.id}/api`)).body;
    receiver.secrets = [secret];
    const program = new FakeProgram(desk.url + path, secret, () => desk.clock.now().getTime());
    return new ApiDesk(desk, agent, receiver, program, made.body.id);
  }

  async health(): Promise<{ state: string; error: string | null }> {
    const { rows } = (await this.desk.admin.get('/admin/inboxes')).body;
    return rows.find(({ id }: { id: string }) => id === this.inboxId).health;
  }

  async refusals(): Promise<Record<string, number>> {
    const { refusals } = (await this.desk.admin.get(`/admin/inboxes/${this.inboxId}/api`)).body;
    return Object.fromEntries(refusals.map(({ reason, count }: { reason: string; count: number }) => [reason, count]));
  }

  async tickets(contact: string): Promise<TicketDetail[]> {
    const views = ['all', 'closed'].map((view) => this.desk.admin.get(`/tickets?view=${view}&limit=200`));
    const rows = (await Promise.all(views)).flatMap(({ body }) => (body as { rows: TicketRow[] }).rows);
    const details = await Promise.all(rows.map(({ id }) => this.detail(id)));
    return details.filter(({ contact: of }) => of.identities.some(({ externalId }) => externalId === contact));
  }

  /** The one ticket of this contact. */
  async ticketOf(contact: string): Promise<TicketDetail> {
    const found = await this.tickets(contact);
    expect(found).toHaveLength(1);
    return found[0]!;
  }

  async detail(id: string): Promise<TicketDetail> {
    return (await this.desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
  }

  async said(contact: string): Promise<string[]> {
    const { messages } = await this.ticketOf(contact);
    return messages.filter(({ kind }) => kind === 'inbound').map(({ text }) => text);
  }

  /** The message once its delivery is in this state. */
  async delivered(ticketId: string, messageId: string, state: string): Promise<Message> {
    const { messages } = await eventually(
      () => this.detail(ticketId),
      (detail) => detail.messages.some(({ id, delivery }) => id === messageId && delivery?.state === state),
    );
    return messages.find(({ id }) => id === messageId)!;
  }

  async reply(ticketId: string, text: string, attachmentIds: string[] = []): Promise<Message> {
    const { row } = await this.detail(ticketId);
    const clientId = `api-reply-${(this.replies += 1)}`;
    const body = { clientId, text, attachmentIds, seenSeq: row.lastSeq, then: 'waiting' };
    const answer = await this.agent.post(`/tickets/${ticketId}/replies`, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { message: Message }).message;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.receiver.close();
  }
}
