import { Inject, Injectable } from '@nestjs/common';
import type { ChannelKindName, Inbox, InboxSummary } from '#contract';
import { DomainError, mailboxOf } from '#domain';
import { unseal } from '../../platform/auth/secrets';
import { CONFIG, type Config } from '../../platform/config/config';
import { Cached } from '../../platform/database/cached';
import type { Sql } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { found } from '../setup/refusals';
import { InboxHealth, type StateReport } from './inbox-health.service';
import { InboxKinds, type SplitSettings } from './inbox-kinds';
import { inboxRecord, type InboxRecord, inboxView, summaryView } from './inbox.view';
import { type InboxRow, InboxesRepository } from './inboxes.repository';

export type { InboxRecord } from './inbox.view';

@Injectable()
export class InboxesService {
  private readonly inboxes: Cached<InboxRecord[]>;

  constructor(
    private readonly repository: InboxesRepository,
    private readonly kinds: InboxKinds,
    private readonly health: InboxHealth,
    wake: Wake,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.inboxes = new Cached(wake, async () => (await this.repository.all()).map(inboxRecord));
  }

  async byId(id: string): Promise<InboxRecord> {
    return found((await this.inboxes.get()).find((inbox) => inbox.id === id));
  }

  async byWidgetKey(key: string): Promise<InboxRecord | null> {
    return (await this.inboxes.get()).find(({ widgetKey }) => widgetKey === key) ?? null;
  }

  async byHookKey(channel: ChannelKindName, key: string): Promise<InboxRecord | null> {
    const inboxes = await this.inboxes.get();
    return inboxes.find((inbox) => inbox.channel === channel && inbox.settings.hookKey === key) ?? null;
  }

  /** The inbox a mail to this address belongs to; `local+anything@domain` counts as `local@domain`. */
  async byAddress(address: string): Promise<InboxRecord | null> {
    const exact = address.trim().toLowerCase();
    const inboxes = await this.inboxes.get();
    const at = (wanted: string) => inboxes.find((inbox) => addressesOf(inbox).includes(wanted));
    return at(exact) ?? at(mailboxOf(exact)) ?? null;
  }

  /** Every address whose mail comes back to the desk, also of inboxes that are switched off. */
  async ourAddresses(): Promise<ReadonlySet<string>> {
    const inboxes = await this.inboxes.get();
    return new Set(inboxes.flatMap(addressesOf));
  }

  all(): Promise<InboxRecord[]> {
    return this.inboxes.get();
  }

  async summaries(sql?: Sql): Promise<InboxSummary[]> {
    return (await this.repository.all(sql)).map((row) => summaryView(row, this.kinds.of(row.channel)));
  }

  async views(): Promise<Inbox[]> {
    const [rows, unsent] = await Promise.all([this.repository.all(), this.repository.oldestUnsent()]);
    return rows.map((row) => this.view(row, unsent.get(row.id) ?? null));
  }

  view(row: InboxRow, oldestUnsentAt: Date | null): Inbox {
    return inboxView(row, this.kinds.of(row.channel), oldestUnsentAt);
  }

  /** Read each time, with its secrets: nothing keeps them in memory longer than a connection needs. */
  async splitFor(id: string, channel: ChannelKindName): Promise<SplitSettings & { name: string }> {
    const row = found(await this.repository.byId(id));
    if (row.channel !== channel) throw new DomainError('not_found');
    return { ...this.splitOf(row), name: row.name };
  }

  splitOf({ settings, secrets, address }: InboxRow): SplitSettings {
    return { settings, secrets: secrets ? unseal(this.config.secretKey, secrets) : {}, address };
  }

  loadCursor(id: string): Promise<Record<string, unknown>> {
    return this.repository.cursor(id);
  }

  saveCursor(id: string, cursor: Record<string, unknown>): Promise<void> {
    return this.repository.saveCursor(id, cursor);
  }

  /** Something beside its settings changed: its line begins anew unless told otherwise. Locks the inbox. */
  async touch(tx: Sql, id: string, anew = true): Promise<void> {
    found(await this.repository.lock(tx, id));
    if (anew) await this.repository.update(tx, id, {});
  }

  setHealth(id: string, report: StateReport): Promise<void> {
    return this.health.set(id, report);
  }

  /** Counts input that was turned away before it was stored: a wrong signature, a file too large. `code` is one of our own. */
  refused(id: string, code: string): void {
    this.health.refused(id, code);
  }

  markInbound(id: string): Promise<void> {
    return this.health.mark(id, 'in');
  }

  markOutbound(id: string): Promise<void> {
    return this.health.mark(id, 'out');
  }
}

/** Its own address and its aliases, in lower case. */
export const addressesOf = ({ address, settings }: InboxRecord): string[] => [
  ...(address ? [address.toLowerCase()] : []),
  ...((settings.aliases as string[] | undefined) ?? []),
];
