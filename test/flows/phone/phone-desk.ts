// A desk with a telephone system: two agents with extensions, and what the desk made of the calls.
import { createHmac, randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Call, Callback, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk } from '../../support/desk';

export interface PhoneSettings {
  system: 'webhook' | 'asterisk' | 'freeswitch';
  [setting: string]: unknown;
}

export class PhoneDesk {
  private constructor(
    readonly desk: Desk,
    /** At extension 1001. */
    readonly li: AgentClient,
    /** At extension 1002. */
    readonly wang: AgentClient,
    readonly inboxId: string,
    private readonly hook: { path: string; token: string } | null,
  ) {}

  /** The telephone system's clock: it moves when a test says so. */
  private systemAt = 0;
  later(seconds: number): void {
    this.systemAt += seconds * 1000;
  }

  static async open(settings: PhoneSettings, start?: Date): Promise<PhoneDesk> {
    const desk = await openDesk({}, start);
    const li = await desk.agent({ name: '李敏', capacity: 200 });
    const wang = await desk.agent({ name: '王强', capacity: 200 });
    const extensions = [
      { extension: '1001', agentId: li.id },
      { extension: '1002', agentId: wang.id },
    ];
    const made = await desk.admin.post('/admin/inboxes', {
      name: '服务热线',
      channel: 'phone',
      teamId: desk.teamId,
      settings: { extensions, areaCode: '010', ...settings },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const inboxId = made.body.id as string;
    const callback = await desk.admin.get(`/admin/inboxes/${inboxId}/callback`);
    return new PhoneDesk(desk, li, wang, inboxId, callback.status === 200 ? callback.body : null);
  }

  /** Posts what happened as the telephone system would, signed. */
  async post(type: string, data: object, more: Partial<Posted> = {}): Promise<Answer> {
    this.systemAt ||= this.desk.clock.now().getTime();
    const at = more.at ?? new Date(this.systemAt);
    return this.postRaw(more.raw ?? JSON.stringify({ type: `call.${type}`, timestamp: at.toISOString(), data }), more);
  }

  async postRaw(body: string, { id = `msg_${randomUUID()}`, secret, signedAt }: Partial<Posted> = {}): Promise<Answer> {
    const seconds = Math.floor((signedAt ?? this.desk.clock.now()).getTime() / 1000);
    const key = Buffer.from((secret ?? this.hook!.token).replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
    const answer = await request(this.desk.url)
      .post(this.hook!.path)
      .set({ 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` })
      .set('content-type', 'application/json')
      .send(body);
    return { status: answer.status, body: answer.body };
  }

  async calls(as: AgentClient = this.desk.admin): Promise<Call[]> {
    return ((await as.get('/calls?limit=200')).body as { rows: Call[] }).rows;
  }

  /** The call from this number once it is as expected. */
  async call(number: string, is: (call: Call) => boolean = () => true): Promise<Call> {
    const found = await eventually(
      () => this.calls(),
      (calls) => calls.some((call) => call.number === number && is(call)),
    );
    return found.find((call) => call.number === number)!;
  }

  async callbacks(as: AgentClient = this.desk.admin): Promise<Callback[]> {
    return ((await as.get('/callbacks?state=all&limit=200')).body as { rows: Callback[] }).rows;
  }

  async tickets(): Promise<TicketRow[]> {
    return ((await this.desk.admin.get('/tickets?view=all&limit=200')).body as { rows: TicketRow[] }).rows;
  }

  async detail(id: string): Promise<TicketDetail> {
    return (await this.desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
  }

  async health(): Promise<{ state: string; error: string | null }> {
    const { rows } = (await this.desk.admin.get('/admin/inboxes')).body;
    return rows.find(({ id }: { id: string }) => id === this.inboxId).health;
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}

interface Posted {
  id: string;
  at: Date;
  raw: string;
  secret: string;
  signedAt: Date;
}
