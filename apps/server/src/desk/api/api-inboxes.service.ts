import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ZodValidationException } from 'nestjs-zod';
import { requestLine } from '#channels/api';
import { SignatureRefused, verified } from '#channels/webhooks';
import type { ApiInboxAccess } from '#contract';
import { DomainError } from '#domain';
import { RateLimits } from '../../platform/auth/rate-limits';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { InboxAdmin } from '../inboxes/inbox-admin.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Acting } from '../setup/acting';
import { ApiRefusals } from './api-refusals';
import { ApiRepository } from './api.repository';
import { pathOf, previousUntil, rotated, secretsOf, splitApi, type StoredApi } from './api-settings';

/** The inboxes programs feed: who may, by which secret, and what was refused. */
@Injectable()
export class ApiInboxes {
  private readonly reached = new Set<string>();

  constructor(
    private readonly inboxes: InboxesService,
    private readonly admin: InboxAdmin,
    private readonly repository: ApiRepository,
    private readonly refusals: ApiRefusals,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `not_found`, or `inbox_disabled`. */
  async byKey(key: string): Promise<InboxRecord> {
    const inbox = await this.inboxes.byHookKey('api', key);
    if (!inbox) throw new DomainError('not_found');
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    return inbox;
  }

  /**
   * The id of a request that this inbox's program signed; throws `callback_refused` with the reason. From where too many came that
   * proved nothing, none is looked at for a while: `too_many_requests`.
   */
  async proven(inbox: InboxRecord, { headers, ip }: FastifyRequest, content: string | Buffer): Promise<string> {
    const caller = `${inbox.id} ${ip}`;
    await this.limits.mustHaveLeft('api_unproven', caller);
    const now = this.clock.now();
    const split = await this.inboxes.splitFor(inbox.id, 'api');
    try {
      const id = verified(secretsOf(split, now), headers, content, now);
      await this.hasReached(inbox.id);
      return id;
    } catch (error) {
      if (!(error instanceof SignatureRefused)) throw error;
      this.refusals.count(inbox.id, error.code);
      await this.limits.take('api_unproven', caller);
      throw new DomainError('callback_refused', { reason: error.code });
    }
  }

  /** For requests without a JSON body. */
  provenLine(inbox: InboxRecord, request: FastifyRequest, sha256 = ''): Promise<string> {
    return this.proven(inbox, request, requestLine(request.method, request.originalUrl, sha256));
  }

  /** Counts what a program did wrong, and lets the refusal go on. Signatures are counted where they are checked, by their reason. */
  async counting<T>(inbox: InboxRecord, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ZodValidationException) this.refusals.count(inbox.id, 'invalid_input');
      else if (error instanceof DomainError && error.code !== 'callback_refused')
        this.refusals.count(inbox.id, error.code);
      throw error;
    }
  }

  /** What the program's makers need. An inbox from before there were keys gets its own now. */
  async access(by: Acting, id: string): Promise<ApiInboxAccess> {
    const split = await this.inboxes.splitFor(id, 'api');
    if (!split.secrets.secret) {
      await this.admin.rewrite(by, id, 'inbox.secret_made', (kept) => splitApi({ url: '' }, kept, []));
      return this.access(by, id);
    }
    await this.refusals.write();
    const refusals = await this.repository.refusals(id);
    const path = pathOf((split.settings as unknown as StoredApi).hookKey);
    return {
      path,
      url: this.config.publicUrl && new URL(path, this.config.publicUrl).toString(),
      secret: split.secrets.secret,
      previousUntil: previousUntil(split.secrets, this.clock.now()),
      refusals: refusals.map(({ at, ...row }) => ({ ...row, lastAt: at.toISOString() })),
    };
  }

  async rotate(by: Acting, id: string): Promise<ApiInboxAccess> {
    await this.inboxes.splitFor(id, 'api');
    await this.admin.rewrite(by, id, 'inbox.secret_rotated', (split) => rotated(split, this.clock.now()));
    return this.access(by, id);
  }

  /** Said once: later requests come also while answering is what fails. */
  private async hasReached(id: string): Promise<void> {
    if (this.reached.has(id)) return;
    this.reached.add(id);
    await this.inboxes.setHealth(id, { state: 'connected', error: null });
  }
}
