import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { TestReport } from '#channels';
import type { Inbox, inboxCallback, inboxCreate, inboxTestRequest } from '#contract';
import { seal } from '../../platform/auth/secrets';
import { DomainError } from '#domain';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { InboxKinds, type SplitSettings } from './inbox-kinds';
import { InboxesRepository } from './inboxes.repository';
import { InboxesService } from './inboxes.service';

export type InboxCreate = z.output<typeof inboxCreate>;
export type InboxPatch = Partial<Omit<InboxCreate, 'channel'>> & { enabled?: boolean };

@Injectable()
export class InboxAdmin {
  constructor(
    private readonly database: Database,
    private readonly repository: InboxesRepository,
    private readonly inboxes: InboxesService,
    private readonly setupLog: SetupLog,
    @Inject(CONFIG) private readonly config: Config,
    private readonly kinds: InboxKinds,
  ) {}

  create(by: Acting, { name, channel, teamId, colour, settings }: InboxCreate): Promise<Inbox> {
    const split = this.kinds.of(channel).split(settings, null);
    return this.write(by, 'inbox.created', async (tx) => {
      const id = newId();
      await this.checkTeam(tx, teamId);
      const widget_key = channel === 'web-chat' ? newWidgetKey() : null;
      const columns = { id, name, channel, team_id: teamId, colour, widget_key, ...this.columnsOf(split) };
      await this.repository.insert(tx, columns);
      await this.checkAddresses(tx, id);
      return id;
    });
  }

  patch(by: Acting, id: string, { settings, teamId, ...fields }: InboxPatch): Promise<Inbox> {
    return this.write(by, 'inbox.updated', async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.checkTeam(tx, teamId ?? null);
      await this.repository.update(tx, id, {
        ...given({ ...fields, team_id: teamId }),
        ...(settings && this.columnsOf(this.kinds.of(row.channel).split(settings, this.inboxes.splitOf(row)))),
      });
      if (settings) await this.checkAddresses(tx, id);
      return id;
    });
  }

  /** A channel's own change of what it keeps, such as another secret; `act` is how the audit log names it. */
  rewrite(by: Acting, id: string, act: string, change: (split: SplitSettings) => SplitSettings): Promise<Inbox> {
    return this.write(by, act, async (tx) => {
      const row = found(await this.repository.lock(tx, id));
      await this.repository.update(tx, id, this.columnsOf(change(this.inboxes.splitOf(row))));
      return id;
    });
  }

  /** Tries the servers as written; with an inbox named, empty passwords are the stored ones. */
  async test({ channel, settings, inboxId }: z.output<typeof inboxTestRequest>) {
    const row = inboxId ? found(await this.repository.byId(inboxId)) : null;
    const kind = this.kinds.of(channel);
    if (!kind.test) throw new DomainError('nothing_to_test', { channel });
    return kind.test(kind.split(settings, row && this.inboxes.splitOf(row)), row?.name ?? '', inboxId ?? null);
  }

  /** Tries the other side with what is stored. */
  async testStored(id: string): Promise<TestReport> {
    const row = found(await this.repository.byId(id));
    const kind = this.kinds.of(row.channel);
    if (!kind.test) throw new DomainError('nothing_to_test', { channel: row.channel });
    return kind.test(this.inboxes.splitOf(row), row.name, id);
  }

  /** What an admin copies into the platform's console; only where a platform calls us. */
  async callback(id: string): Promise<z.output<typeof inboxCallback>> {
    const row = found(await this.repository.byId(id));
    const callback = this.kinds.of(row.channel).callback?.(this.inboxes.splitOf(row));
    if (!callback) throw new DomainError('not_found');
    return { ...callback, url: this.config.publicUrl && new URL(callback.path, this.config.publicUrl).toString() };
  }

  private write(by: Acting, act: string, work: (tx: Tx) => Promise<string>): Promise<Inbox> {
    return refusingDuplicates(this.kinds.unique, () =>
      this.database.transaction(async (tx) => {
        const row = (await this.repository.byId(await work(tx), tx))!;
        const view = this.inboxes.view(row, null);
        const { name: subject, channel, teamId, enabled, settings } = view;
        const detail = { channel, teamId, enabled, settings };
        await this.setupLog.record(tx, by, { act, area: 'inboxes', subjectId: row.id, subject, detail });
        return view;
      }),
    );
  }

  private columnsOf({ settings, secrets, address }: SplitSettings): Record<string, unknown> {
    const sealed = Object.keys(secrets).length > 0 ? seal(this.config.secretKey, secrets) : null;
    return { settings: JSON.stringify(settings), secrets: sealed, address };
  }

  /** An index keeps addresses apart; aliases are looked at here. */
  private async checkAddresses(tx: Tx, id: string): Promise<void> {
    const shared = await this.repository.sharedAddress(tx, id);
    if (shared) throw new DomainError('already_exists', { field: shared.isAlias ? 'aliases' : 'address' });
  }

  private async checkTeam(tx: Tx, teamId: string | null): Promise<void> {
    if (teamId !== null && !(await this.repository.teamExists(tx, teamId))) throw wrongField('teamId', 'unknown');
  }
}

export const newWidgetKey = (): string => randomBytes(12).toString('base64url');

const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
