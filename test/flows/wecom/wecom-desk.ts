// A desk with a customer service account: the fake platform calls it, and what agents answer ends in the fake platform's API.
import { randomBytes } from 'node:crypto';
import type { AllowanceView, Message, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../../support/desk';
import { FakeWecom } from '../../support/remotes/wecom/fake-wecom';
import { WecomPlatform } from '../../support/remotes/wecom/platform';

/** Somebody nobody wrote as before. */
export const newContact = (): string => `wm${randomBytes(20).toString('base64url').slice(0, 26)}`;

export class WecomDesk {
  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
    readonly remote: FakeWecom,
    readonly platform: WecomPlatform,
    readonly inboxId: string,
  ) {}

  static async open(settings: object = {}): Promise<WecomDesk> {
    const remote = await FakeWecom.open();
    const desk = await openDesk({ WECOM_API_URL: remote.url });
    remote.now = () => desk.clock.now().getTime();
    const agent = await desk.agent({ name: '李敏', capacity: 200 });
    const openKfId = remote.accounts[0]!.open_kfid;
    const made = await desk.admin.post('/admin/inboxes', {
      name: '半小时客服',
      channel: 'wecom',
      teamId: desk.teamId,
      settings: { corpId: remote.corpId, secret: remote.secret, openKfId, ...settings },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const { path, token, encodingAesKey } = (await desk.admin.get(`/admin/inboxes/${made.body.id}/callback`)).body;
    const account = { url: desk.url + path, token, encodingAesKey, corpId: remote.corpId, openKfId };
    const platform = new WecomPlatform(account, remote, () => desk.clock.now());
    return new WecomDesk(desk, agent, remote, platform, made.body.id);
  }

  async health(): Promise<{ state: string; error: string | null }> {
    const { rows } = (await this.desk.admin.get('/admin/inboxes')).body;
    return rows.find(({ id }: { id: string }) => id === this.inboxId).health;
  }

  async tickets(contact: string): Promise<TicketDetail[]> {
    const views = ['all', 'closed'].map((view) => this.desk.admin.get(`/tickets?view=${view}&limit=200`));
    const rows = (await Promise.all(views)).flatMap(({ body }) => (body as { rows: TicketRow[] }).rows);
    const details = await Promise.all(rows.map(({ id }) => this.detail(id)));
    return details.filter(({ contact: of }) => of.identities.some(({ externalId }) => externalId === contact));
  }

  /** The one ticket of this person. */
  async ticketOf(contact: string, messages = 1): Promise<TicketDetail> {
    const found = await eventually(
      () => this.tickets(contact),
      ([first]) => (first?.messages.length ?? 0) >= messages,
    );
    expect(found).toHaveLength(1);
    return found[0]!;
  }

  async detail(id: string): Promise<TicketDetail> {
    return (await this.desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
  }

  async allowance(ticketId: string): Promise<AllowanceView> {
    return (await this.agent.get(`/tickets/${ticketId}/allowance`)).body.allowance as AllowanceView;
  }

  /** The message once its delivery is in this state. */
  async delivered(ticketId: string, messageId: string, state: string): Promise<Message> {
    const { messages } = await eventually(
      () => this.detail(ticketId),
      (detail) => detail.messages.some(({ id, delivery }) => id === messageId && delivery?.state === state),
    );
    return messages.find(({ id }) => id === messageId)!;
  }

  /** The state of the receipt of an entry, once it is no longer waiting. */
  async receipt(externalId: string): Promise<{ state: string; reason: string | null }> {
    const read = () =>
      this.desk.sql.query('select state, reason from receipt where inbox_id = $1 and external_id = $2', [
        this.inboxId,
        externalId,
      ]);
    const { rows } = await eventually(read, (found) => found.rows.length > 0 && found.rows[0].state !== 'received');
    return rows[0];
  }

  private replies = 0;
  async reply(ticketId: string, text: string, attachmentIds: string[] = []): Promise<Message> {
    const { row } = await this.detail(ticketId);
    const clientId = `wecom-reply-${(this.replies += 1)}`;
    const body = { clientId, text, attachmentIds, seenSeq: row.lastSeq, then: 'waiting' };
    const answer = await this.agent.post(`/tickets/${ticketId}/replies`, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { message: Message }).message;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.remote.close();
  }
}
