// A desk with a personal WeChat account on the staged puppet.
import type { Message, TicketDetail, TicketRow, WechatLogin } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../../support/desk';
import { PUPPETS, Stage, STAGED } from '../../support/remotes/wechaty/stage';

export class PersonalDesk {
  private replies = 0;

  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
    readonly stage: Stage,
    readonly inboxId: string,
  ) {}

  static async open(settings: object = {}): Promise<PersonalDesk> {
    const stage = await Stage.open();
    const desk = await openDesk({ WECHATY_PUPPETS: PUPPETS });
    const agent = await desk.agent({ name: '李敏', capacity: 200 });
    const made = await desk.admin.post('/admin/inboxes', {
      name: '老客户微信',
      channel: 'wechat-personal',
      teamId: desk.teamId,
      settings: { ...PersonalDesk.settings(stage), ...settings },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    return new PersonalDesk(desk, agent, stage, made.body.id);
  }

  static settings(stage: Stage): object {
    return { puppet: STAGED, options: JSON.stringify({ port: stage.port }), perMinute: 60, accepted: true };
  }

  async loggedIn(puppets = 1): Promise<void> {
    await this.stage.puppet(puppets);
    this.stage.login();
    await this.login('logged_in');
  }

  /** The login once it is in this state. */
  login(state: WechatLogin['state']): Promise<WechatLogin> {
    return eventually(
      async () => (await this.desk.admin.get(`/admin/inboxes/${this.inboxId}/wechat-login`)).body as WechatLogin,
      (login) => login.state === state,
    );
  }

  health(done: (health: { state: string; error: string | null }) => boolean) {
    return eventually(async () => {
      const { rows } = (await this.desk.admin.get('/admin/inboxes')).body;
      return rows.find(({ id }: { id: string }) => id === this.inboxId).health as {
        state: string;
        error: string | null;
      };
    }, done);
  }

  async tickets(person: string): Promise<TicketDetail[]> {
    const { rows } = (await this.desk.admin.get('/tickets?view=all&limit=200')).body as { rows: TicketRow[] };
    const details = await Promise.all(rows.map(({ id }) => this.detail(id)));
    return details
      .filter(({ contact }) => contact.identities.some(({ externalId }) => externalId === person))
      .sort((a, b) => a.row.number - b.row.number);
  }

  async ticketOf(person: string, messages = 1): Promise<TicketDetail> {
    const [ticket] = await eventually(
      () => this.tickets(person),
      (found) => found.length === 1 && found[0]!.messages.length >= messages,
    );
    return ticket!;
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

  async reply(ticketId: string, text: string, attachmentIds: string[] = []): Promise<Message> {
    const { row } = await this.detail(ticketId);
    const clientId = `personal-reply-${(this.replies += 1)}`;
    const body = { clientId, text, attachmentIds, seenSeq: row.lastSeq, then: 'waiting' };
    const answer = await this.agent.post(`/tickets/${ticketId}/replies`, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { message: Message }).message;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.stage.close();
  }
}
