import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { addressFault, newSecret } from '#channels/webhooks';
import type { Webhook, webhookCreated, webhookPatch, webhookSecret, webhookWrite } from '#contract';
import { seal, unseal } from '../../platform/auth/secrets';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog } from '../../platform/events/event-log';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { type WebhookSecrets, WEBHOOKS } from './webhook-sender.service';
import { webhookView } from './webhook.view';
import { type WebhookRow, WebhooksRepository } from './webhooks.repository';

export type WebhookWrite = z.output<typeof webhookWrite>;
export type WebhookPatch = z.output<typeof webhookPatch>;

/** How long the secret before the current one still signs. */
const OVERLAP_MS = 24 * 3_600_000;

/** Which programs are told what: each act checked, written down and audited. */
@Injectable()
export class WebhookAdmin {
  constructor(
    private readonly database: Database,
    private readonly repository: WebhooksRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly setupLog: SetupLog,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(): Promise<Webhook[]> {
    const [rows, waiting] = await Promise.all([this.repository.all(), this.deliveries.waiting()]);
    return rows.map((row) => webhookView(row, waiting.get(row.id) ?? 0, this.clock.now()));
  }

  async row(id: string): Promise<WebhookRow> {
    return found(await this.repository.byId(id));
  }

  /** The secret is answered here and when it is asked for; no list holds it. It is told what happens from now on. */
  async create(by: Acting, write: WebhookWrite): Promise<z.output<typeof webhookCreated>> {
    const secret = newSecret();
    const view = await this.write(by, 'webhook.created', async (tx) => {
      const id = newId();
      await this.check(tx, write);
      const secrets = this.sealed({ current: secret });
      await this.repository.insert(tx, id, { ...columnsOf(write), ...(await this.fromNow(tx)), secrets });
      return id;
    });
    return { ...view, secret };
  }

  patch(by: Acting, id: string, { enabled, ...patch }: WebhookPatch): Promise<Webhook> {
    return this.write(by, 'webhook.updated', async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.check(tx, patch);
      const moved = patch.url !== undefined && patch.url !== row.url ? { failing_since: null } : {};
      const switched = enabled === undefined || enabled === row.enabled ? {} : await this.switched(tx, id, enabled);
      await this.repository.update(tx, id, { ...columnsOf(patch), ...moved, ...switched });
      return id;
    });
  }

  /** What was told stays in its log; nothing more is told. */
  async remove(by: Acting, id: string): Promise<void> {
    await this.write(by, 'webhook.deleted', async (tx) => {
      found(await this.repository.lock(tx, id));
      await this.repository.update(tx, id, { enabled: false, deleted_at: this.clock.now() });
      return id;
    });
  }

  /** A new secret signs from now on, and the one before it beside it for a day. */
  rotate(by: Acting, id: string): Promise<z.output<typeof webhookSecret>> {
    const current = newSecret();
    const previousUntil = new Date(this.clock.now().getTime() + OVERLAP_MS);
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      const { current: previous } = this.unsealed(row);
      await this.repository.update(tx, id, {
        secrets: this.sealed({ current, previous }),
        previous_until: previousUntil,
      });
      await this.record(tx, by, 'webhook.secret_rotated', row, {});
      return { secret: current, previousUntil: previousUntil.toISOString() };
    });
  }

  secret(by: Acting, id: string): Promise<z.output<typeof webhookSecret>> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.record(tx, by, 'webhook.secret_shown', row, {});
      const { previousUntil } = webhookView(row, 0, this.clock.now());
      return { secret: this.unsealed(row).current, previousUntil };
    });
  }

  /** Writes down what was done to a webhook beside its settings: tried, replayed. */
  async note(by: Acting, act: string, row: WebhookRow, detail: Record<string, unknown>): Promise<void> {
    await this.database.transaction((tx) => this.record(tx, by, act, row, detail));
    this.wake.up(WEBHOOKS);
  }

  private async write(by: Acting, act: string, work: (tx: Tx) => Promise<string>): Promise<Webhook> {
    return this.database.transaction(async (tx) => {
      const id = await work(tx);
      const row = (await this.repository.lockAny(tx, id))!;
      const {
        name: _,
        id: _id,
        waiting: _w,
        lastSentAt: _l,
        version: _v,
        ...detail
      } = webhookView(row, 0, this.clock.now());
      await this.record(tx, by, act, row, detail);
      tx.afterCommit(() => this.wake.up(WEBHOOKS));
      return webhookView(row, 0, this.clock.now());
    });
  }

  private record(tx: Tx, by: Acting, act: string, { id, name }: WebhookRow, detail: Record<string, unknown>) {
    return this.setupLog.record(tx, by, { act, area: 'webhooks', subjectId: id, subject: name, detail });
  }

  private async switched(tx: Tx, id: string, enabled: boolean): Promise<Record<string, unknown>> {
    if (!enabled) return { enabled, disabled_reason: 'by_admin', disabled_at: this.clock.now() };
    await this.deliveries.hurry(tx, id, this.clock.now());
    return { enabled, disabled_reason: null, disabled_at: null, failing_since: null, ...(await this.fromNow(tx)) };
  }

  private async fromNow(tx: Tx): Promise<Record<string, unknown>> {
    const [cursor_xid, cursor_id] = (await this.events.position(tx)).split(':');
    return { cursor_xid, cursor_id };
  }

  private async check(tx: Tx, { url, inboxId, teamId }: Partial<WebhookWrite>): Promise<void> {
    const fault = url === undefined ? null : addressFault(url, this.config.webhookAllowedHosts);
    if (fault) throw wrongField('url', fault);
    if (inboxId && !(await this.repository.exists(tx, 'inbox', inboxId))) throw wrongField('inboxId', 'unknown');
    if (teamId && !(await this.repository.exists(tx, 'team', teamId))) throw wrongField('teamId', 'unknown');
  }

  private sealed(secrets: WebhookSecrets): Buffer {
    return seal(this.config.secretKey, secrets);
  }

  private unsealed({ secrets }: WebhookRow): WebhookSecrets {
    return unseal<WebhookSecrets>(this.config.secretKey, secrets);
  }
}

const columnsOf = ({ name, url, eventTypes, inboxId, teamId }: Partial<WebhookWrite>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({
      name,
      url,
      event_types: eventTypes && [...new Set(eventTypes)],
      inbox_id: inboxId,
      team_id: teamId,
    }).filter(([, value]) => value !== undefined),
  );
