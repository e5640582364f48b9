// A desk with webhooks: each one has a program of its own that checks every signature.
import type { Webhook, WebhookDelivery } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk, type VisitorClient } from '../../support/desk';
import { FakeReceiver } from '../../support/remotes/webhook/fake-receiver';

export interface Subscribed {
  id: string;
  program: FakeReceiver;
}

export class WebhookDesk {
  private readonly programs: FakeReceiver[] = [];
  private said = 0;

  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
  ) {}

  static async open(): Promise<WebhookDesk> {
    const desk = await openDesk({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' });
    return new WebhookDesk(desk, await desk.agent({ name: '李敏', capacity: 200 }));
  }

  async subscribe(eventTypes: string[], given: object = {}): Promise<Subscribed> {
    const program = await FakeReceiver.open();
    this.programs.push(program);
    program.now = () => this.desk.clock.now().getTime();
    const body = { name: '数据仓库', url: program.url, eventTypes, ...given };
    const made = await this.desk.admin.post('/admin/webhooks', body);
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    program.secrets = [made.body.secret as string];
    return { id: made.body.id as string, program };
  }

  /** A visitor says something; answers who it was. */
  async says(text: string, visitor?: VisitorClient): Promise<VisitorClient> {
    const who = visitor ?? (await this.desk.visitor());
    await who.say(text, `said-${String((this.said += 1)).padStart(6, '0')}`);
    return who;
  }

  async one(id: string): Promise<Webhook> {
    const { rows } = (await this.desk.admin.get('/admin/webhooks')).body as { rows: Webhook[] };
    return rows.find((row) => row.id === id)!;
  }

  async log(id: string, query = ''): Promise<WebhookDelivery[]> {
    return (await this.desk.admin.get(`/admin/webhooks/${id}/deliveries${query}`)).body.rows as WebhookDelivery[];
  }

  taken(program: FakeReceiver, count: number): Promise<unknown> {
    return eventually(
      () => program.taken,
      ({ length }) => length >= count,
    );
  }

  async acts(): Promise<string[]> {
    return (await this.desk.admin.get('/admin/audit')).body.rows.map(({ act }: { act: string }) => act);
  }

  async close(): Promise<void> {
    await this.desk.close();
    await Promise.all(this.programs.map((program) => program.close()));
  }
}
