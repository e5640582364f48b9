import { Resolver } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { checkDkim, type DkimCheck, dkimRecord, type DkimSettings, newDkimKey } from '#channels/email';
import type { MailSigning, mailSigningWrite } from '#contract';
import { DomainError } from '#domain';
import { seal, unseal } from '../../platform/auth/secrets';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database } from '../../platform/database/database';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';

interface SigningRow {
  domain: string;
  selector: string;
  private_key: Buffer;
  enabled: boolean;
  checked: DkimCheck | null;
  checked_at: Date | null;
}

/** Keys that sign outgoing mail: made here, published by the company, used once DNS shows them. */
@Injectable()
export class Signing {
  constructor(
    private readonly database: Database,
    private readonly inboxes: InboxesService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async view(inboxId: string): Promise<MailSigning | null> {
    const row = await this.row(inboxId);
    return row && this.viewOf(row);
  }

  /** The key mails of this inbox are signed with; null while they are not. */
  async keyOf(inboxId: string): Promise<DkimSettings | null> {
    const row = await this.row(inboxId);
    return row?.enabled ? this.settingsOf(row) : null;
  }

  /** A new key takes the place of the one before and signs nothing until it is published. */
  async make(me: Acting, inboxId: string, { domain, selector }: z.output<typeof mailSigningWrite>) {
    const { name } = await this.inboxes.splitFor(inboxId, 'email');
    const key = seal(this.config.secretKey, await newDkimKey());
    await this.write(me, inboxId, name, 'inbox.signing_key_made', { domain, selector }, (sql) =>
      sql.rows(
        `insert into mail_signing (inbox_id, domain, selector, private_key, enabled) values ($1, $2, $3, $4, false)
         on conflict (inbox_id) do update set domain = excluded.domain, selector = excluded.selector,
           private_key = excluded.private_key, enabled = false, checked = null, checked_at = null`,
        [inboxId, domain, selector, key],
      ),
    );
    return this.viewOf(found(await this.row(inboxId)));
  }

  /** Asks DNS and keeps what it said. */
  async check(inboxId: string): Promise<MailSigning> {
    const row = found(await this.row(inboxId));
    const checked = await checkDkim(this.settingsOf(row), this.resolver());
    const checked_at = this.clock.now();
    await this.database.rows(
      'update mail_signing set checked = $2, checked_at = $3 where inbox_id = $1 and private_key = $4',
      [inboxId, checked, checked_at, row.private_key],
    );
    return this.viewOf({ ...row, checked, checked_at });
  }

  /** Refused while receivers could not check the signature: such mail looks forged. */
  async enable(me: Acting, inboxId: string, enabled: boolean): Promise<MailSigning> {
    const { name } = await this.inboxes.splitFor(inboxId, 'email');
    const { checked } = enabled ? await this.check(inboxId) : { checked: null };
    if (enabled && checked !== 'ok') throw new DomainError('mail_signing_unpublished', { checked });
    await this.write(me, inboxId, name, 'inbox.signing_changed', { enabled }, (sql) =>
      sql.rows('update mail_signing set enabled = $2 where inbox_id = $1', [inboxId, enabled]),
    );
    return this.viewOf(found(await this.row(inboxId)));
  }

  private async write(
    me: Acting,
    subjectId: string,
    subject: string,
    act: string,
    detail: Record<string, unknown>,
    work: (sql: { rows: Database['rows'] }) => Promise<unknown>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.inboxes.touch(tx, subjectId);
      await work(tx);
      await this.setupLog.record(tx, me, { act, area: 'inboxes', subjectId, subject, detail });
    });
  }

  private row(inboxId: string): Promise<SigningRow | null> {
    return this.database.row<SigningRow>(
      'select domain, selector, private_key, enabled, checked, checked_at from mail_signing where inbox_id = $1',
      [inboxId],
    );
  }

  private settingsOf({ domain, selector, private_key }: SigningRow): DkimSettings {
    return { domain, selector, privateKey: unseal<string>(this.config.secretKey, private_key) };
  }

  private viewOf(row: SigningRow): MailSigning {
    const { domain, selector, enabled, checked, checked_at } = row;
    const record = dkimRecord(this.settingsOf(row));
    return { domain, selector, enabled, record, checked, checkedAt: checked_at && checked_at.toISOString() };
  }

  private resolver(): Resolver {
    const resolver = new Resolver({ timeout: 3_000, tries: 2 });
    if (this.config.dnsServers.length > 0) resolver.setServers(this.config.dnsServers);
    return resolver;
  }
}
