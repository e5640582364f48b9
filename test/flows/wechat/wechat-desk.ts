// A desk with an official account: the fake platform calls it, and what agents answer ends in the fake platform's API.
import { randomBytes } from 'node:crypto';
import type { Message, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../../support/desk';
import { FakeWechat } from '../../support/remotes/wechat/fake-wechat';
import { type Mode, WechatPlatform } from '../../support/remotes/wechat/platform';

export const GREETING = '您好，这里是半小时客服，马上为您接通。';

/** Somebody nobody wrote as before. */
export const newOpenid = (): string => `o${randomBytes(20).toString('base64url').slice(0, 27)}`;

export class WechatDesk {
  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
    readonly remote: FakeWechat,
    readonly platform: WechatPlatform,
    readonly inboxId: string,
  ) {}

  static async open(mode: Mode = 'safe'): Promise<WechatDesk> {
    const remote = await FakeWechat.open();
    const desk = await openDesk({ WECHAT_API_URL: remote.url });
    return WechatDesk.over(desk, remote, await desk.agent({ name: '李敏', capacity: 200 }), mode);
  }

  /** The account on a desk that is already there. */
  static async over(desk: Desk, remote: FakeWechat, agent: AgentClient, mode: Mode = 'safe'): Promise<WechatDesk> {
    remote.now = () => desk.clock.now().getTime();
    const made = await desk.admin.post('/admin/inboxes', {
      name: '半小时公众号',
      channel: 'wechat-official',
      teamId: desk.teamId,
      settings: { appId: remote.appId, appSecret: remote.appSecret, mode },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const greeting = { audience: 'any', hours: 'any', from: null, to: null, position: 0, enabled: true };
    await desk.admin.post('/greetings', { ...greeting, inboxId: made.body.id, text: GREETING });
    const { path, token, encodingAesKey } = (await desk.admin.get(`/admin/inboxes/${made.body.id}/callback`)).body;
    const account = {
      url: desk.url + path,
      token,
      encodingAesKey,
      appId: remote.appId,
      mode,
      original: 'gh_1a2b3c4d5e6f',
    };
    return new WechatDesk(
      desk,
      agent,
      remote,
      new WechatPlatform(account, remote, () => desk.clock.now()),
      made.body.id,
    );
  }

  async health(): Promise<{ state: string; error: string | null }> {
    const { rows } = (await this.desk.admin.get('/admin/inboxes')).body;
    return rows.find(({ id }: { id: string }) => id === this.inboxId).health;
  }

  async tickets(openid: string): Promise<TicketDetail[]> {
    const views = ['all', 'closed'].map((view) => this.desk.admin.get(`/tickets?view=${view}&limit=200`));
    const rows = (await Promise.all(views)).flatMap(({ body }) => (body as { rows: TicketRow[] }).rows);
    const details = await Promise.all(rows.map(({ id }) => this.detail(id)));
    return details.filter(({ contact }) => contact.identities.some(({ externalId }) => externalId === openid));
  }

  /** The one ticket of this person. */
  async ticketOf(openid: string, messages = 1): Promise<TicketDetail> {
    const found = await eventually(
      () => this.tickets(openid),
      ([first]) => (first?.messages.length ?? 0) >= messages,
    );
    expect(found).toHaveLength(1);
    return found[0]!;
  }

  async detail(id: string): Promise<TicketDetail> {
    return (await this.desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
  }

  /** The message once its delivery is in this state. */
  async delivered(ticketId: string, messageId: string, state: string): Promise<Message> {
    const { messages } = await eventually(
      () => this.detail(ticketId),
      (detail) => detail.messages.some(({ id, delivery }) => id === messageId && delivery?.state === state),
    );
    return messages.find(({ id }) => id === messageId)!;
  }

  private replies = 0;
  async reply(ticketId: string, text: string, attachmentIds: string[] = []): Promise<Message> {
    const { row } = await this.detail(ticketId);
    const clientId = `wechat-reply-${(this.replies += 1)}`;
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
