// A desk with a Weibo account bound to a platform on loopback.
import { randomInt } from 'node:crypto';
import type { Message, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../../support/desk';
import { FakeWeibo } from '../../support/remotes/weibo/fake-weibo';
import { WeiboPlatform } from '../../support/remotes/weibo/platform';

export const PUBLIC_URL = 'https://desk.example';

export class WeiboDesk {
  private replies = 0;

  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
    readonly remote: FakeWeibo,
    readonly platform: WeiboPlatform,
    readonly inboxId: string,
    /** A post of the account. */
    readonly post: string,
  ) {}

  static async open(): Promise<WeiboDesk> {
    const remote = await FakeWeibo.open();
    const desk = await openDesk({ WEIBO_API_URL: remote.url, WEIBO_POLL_SECONDS: '0.02', PUBLIC_URL });
    remote.now = () => desk.clock.now().getTime();
    remote.tokenEndsAt = remote.now() + 365 * 24 * 3_600_000;
    const agent = await desk.agent({ name: '李敏', capacity: 200 });
    const post = remote.ownPost('新品上架：静音洗衣机');
    const made = await desk.admin.post('/admin/inboxes', {
      name: '好物商城微博',
      channel: 'weibo',
      teamId: desk.teamId,
      settings: settingsOf(remote),
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const { path } = (await desk.admin.get(`/admin/inboxes/${made.body.id}/callback`)).body;
    const house = new WeiboDesk(desk, agent, remote, new WeiboPlatform(desk.url + path, remote), made.body.id, post);
    await house.until((health) => health.state === 'connected');
    return house;
  }

  /** Somebody who follows the account. */
  person(name: string): string {
    const uid = String(randomInt(1_000_000_000, 7_000_000_000));
    this.remote.person(uid, name);
    return uid;
  }

  health = async (): Promise<{ state: string; error: string | null }> => {
    const { rows } = (await this.desk.admin.get('/admin/inboxes')).body;
    return rows.find(({ id }: { id: string }) => id === this.inboxId).health;
  };

  until(done: (health: { state: string; error: string | null }) => boolean) {
    return eventually(this.health, done);
  }

  async tickets(uid: string): Promise<TicketDetail[]> {
    const views = ['all', 'closed'].map((view) => this.desk.admin.get(`/tickets?view=${view}&limit=200`));
    const rows = (await Promise.all(views)).flatMap(({ body }) => (body as { rows: TicketRow[] }).rows);
    const details = await Promise.all(rows.map(({ id }) => this.detail(id)));
    return details
      .filter(({ contact }) => contact.identities.some(({ externalId }) => externalId === uid))
      .sort((a, b) => a.row.number - b.row.number);
  }

  /** This person's tickets once there are so many, with so many messages in the newest. */
  async ticketsOf(uid: string, count: number, messages = 1): Promise<TicketDetail[]> {
    return eventually(
      () => this.tickets(uid),
      (found) => found.length === count && found.at(-1)!.messages.length >= messages,
    );
  }

  async ticketOf(uid: string, messages = 1): Promise<TicketDetail> {
    return (await this.ticketsOf(uid, 1, messages))[0]!;
  }

  async detail(id: string): Promise<TicketDetail> {
    return (await this.desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
  }

  async delivered(ticketId: string, messageId: string, state: string): Promise<Message> {
    const { messages } = await eventually(
      () => this.detail(ticketId),
      (detail) => detail.messages.some(({ id, delivery }) => id === messageId && delivery?.state === state),
    );
    return messages.find(({ id }) => id === messageId)!;
  }

  async tryReply(ticketId: string, text: string, more: { via?: string; attachmentIds?: string[] } = {}) {
    const { row } = await this.detail(ticketId);
    const clientId = `weibo-reply-${(this.replies += 1)}`;
    return this.agent.post(`/tickets/${ticketId}/replies`, {
      ...{ clientId, text, attachmentIds: [], seenSeq: row.lastSeq, then: 'waiting' },
      ...more,
    });
  }

  async reply(ticketId: string, text: string, more?: { via?: string; attachmentIds?: string[] }): Promise<Message> {
    const answer = await this.tryReply(ticketId, text, more);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { message: Message }).message;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.remote.close();
  }
}

const settingsOf = ({ appKey, appSecret, uid, token }: FakeWeibo) => ({
  appKey,
  appSecret,
  uid,
  accessToken: token,
});
