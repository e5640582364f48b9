import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { backfillMails, type BackfillPage, countMails, failureOf, type ImapSettings } from '#channels/email';
import type { MailBackfill, mailBackfillWrite } from '#contract';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { InboxesService } from '../inboxes/inboxes.service';
import { InputsService } from '../intake/inputs.service';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { type BackfillRow, BackfillsRepository } from './backfills.repository';
import { MailAccounts } from './mail-accounts.service';

/** Wakes when old mail is to be taken in. */
export const BACKFILLS = 'backfills';
const TRIES_AT_MOST = 20;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

type Write = z.output<typeof mailBackfillWrite>;

/** Old mail of a mailbox that an admin asks for: tickets that are over, with no clock and no greeting. */
@Injectable()
export class Backfills {
  constructor(
    private readonly database: Database,
    private readonly repository: BackfillsRepository,
    private readonly accounts: MailAccounts,
    private readonly inboxes: InboxesService,
    private readonly inputs: InputsService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  async view(inboxId: string): Promise<MailBackfill | null> {
    const row = await this.repository.newest(inboxId);
    return row && viewOf(row);
  }

  async count(inboxId: string, write: Write): Promise<{ mails: number }> {
    const range = await this.rangeOf(inboxId, write);
    return { mails: await inWords(countMails(await this.imap(inboxId), range)) };
  }

  /** One at a time and mailbox. It is a row: it goes on after a restart, in whichever process. */
  async start(me: Acting, inboxId: string, write: Write): Promise<MailBackfill> {
    const { name } = await this.inboxes.byId(inboxId);
    const range = await this.rangeOf(inboxId, write);
    const total = await inWords(countMails(await this.imap(inboxId), range));
    const row = { id: newId(), inbox_id: inboxId, ...range, total, started_at: this.clock.now() };
    await this.database
      .transaction(async (tx) => {
        await this.inboxes.touch(tx, inboxId, false);
        await this.repository.insert(tx, row);
        const detail = { folder: write.folder, since: write.since, total };
        await this.setupLog.record(tx, me, {
          act: 'inbox.backfill_started',
          area: 'inboxes',
          subjectId: inboxId,
          subject: name,
          detail,
        });
        tx.afterCommit(() => this.wake.up(BACKFILLS));
      })
      .catch((error: unknown) => {
        throw breaks(error, 'mail_backfill_one') ? new DomainError('mail_backfill_running') : error;
      });
    return viewOf(found(await this.repository.newest(inboxId)));
  }

  async stop(inboxId: string): Promise<MailBackfill> {
    const row = found(await this.repository.newest(inboxId));
    await this.repository.end(row.id, 'stopped', null, this.clock.now());
    return viewOf(found(await this.repository.newest(inboxId)));
  }

  due(): Promise<BackfillRow[]> {
    return this.repository.due(this.clock.now());
  }

  /** Goes on where the last page ended, until it is through, stopped, or `wanted` says no. */
  async run(row: BackfillRow, wanted: () => boolean): Promise<void> {
    try {
      const take = (page: BackfillPage) => this.take(row, page, wanted);
      const through = await backfillMails(await this.imap(row.inbox_id), row, row.place, take);
      if (through) await this.repository.end(row.id, 'done', null, this.clock.now());
    } catch (error) {
      const { step, words } = failureOf(error);
      const now = this.clock.now();
      if (step === 'folder' || row.failures + 1 >= TRIES_AT_MOST)
        await this.repository.end(row.id, 'failed', words, now);
      else await this.repository.later(row.id, words, new Date(now.getTime() + waitMs(row.failures)));
    }
  }

  private async take(row: BackfillRow, { mails, uids, place }: BackfillPage, wanted: () => boolean): Promise<boolean> {
    const inputs = mails.map(({ input }) => ({ ...input, envelope: { ...input.envelope, history: true } }));
    const became = await this.inputs.takeIn(row.inbox_id, inputs);
    const count = (what: string): number => became.filter((one) => one === what).length;
    const counts = { taken: count('taken'), known: count('known'), setAside: count('aside') };
    return (await this.repository.advance(row.id, place, { seen: uids.length, ...counts })) && wanted();
  }

  /** What came since the mailbox was connected is no history: its line has it. */
  private async rangeOf(inboxId: string, { folder, since }: Write) {
    const { since: connected, folders } = (await this.inboxes.loadCursor(inboxId)) as {
      since?: string;
      folders?: Record<string, { before: unknown }>;
    };
    if (folders?.[folder]?.before) throw new DomainError('mail_backfill_too_early');
    const range = { folder, since: new Date(since), until: connected ? new Date(connected) : this.clock.now() };
    if (range.since >= range.until) throw wrongField('since', 'before the mailbox was connected');
    return range;
  }

  private async imap(inboxId: string): Promise<ImapSettings> {
    const { imap } = await this.accounts.of(inboxId);
    if (!imap) throw wrongField('settings.imap', 'required');
    return imap;
  }
}

const waitMs = (failures: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);

/** The server's trouble as a refusal that says it in words. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new DomainError('connection_failed', { detail: failureOf(error).words });
  });
}

const viewOf = (row: BackfillRow): MailBackfill => ({
  id: row.id,
  folder: row.folder,
  since: row.since.toISOString(),
  state: row.state,
  total: row.total,
  seen: row.seen,
  taken: row.taken,
  known: row.known,
  setAside: row.set_aside,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at && row.ended_at.toISOString(),
  error: row.error,
});
