import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { RawInbound } from '#channels';
import type { ChannelKindName } from '#contract';
import { DomainError } from '#domain';
import { newId } from '../../platform/database/uuid';
import { FileStore } from '../../platform/files/file-store';
import { Metrics } from '../../platform/telemetry/metrics';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { DoorService, type Duplicate, type Received } from './door.service';
import type { Incoming } from './incoming';
import { type Became, ReceiptsRepository, type WaitingReceipt } from './receipts.repository';

const ATTEMPTS_AT_MOST = 5;

export type { WaitingReceipt } from './receipts.repository';
export type Accepted = WaitingReceipt & Became & { fresh: boolean };

/** Reads stored input of one channel. `kept` names why there is nothing in it for a ticket. */
export interface Reader {
  read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming | { kept: string }>;
}

/** Thrown by a reader for what no later try can read as things are. Whatever else it throws is tried again. */
export class Unreadable extends Error {
  constructor(
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Input that a platform pushes to us: stored before it is read (law 2), then read by its channel and let through the door. */
@Injectable()
export class PushedIntakeService {
  private readonly readers = new Map<ChannelKindName, Reader>();
  private readonly running = new Map<string, Promise<Received | Duplicate | null>>();

  constructor(
    private readonly receipts: ReceiptsRepository,
    private readonly files: FileStore,
    private readonly inboxes: InboxesService,
    private readonly door: DoorService,
    private readonly metrics: Metrics,
  ) {}

  readBy(channel: ChannelKindName, reader: Reader): void {
    this.readers.set(channel, reader);
  }

  /** Resolves once the raw input is committed, with its receipt: a new one, or that of the same input before. */
  async accept(inboxId: string, { raw, ...input }: RawInbound): Promise<Accepted> {
    const file = await this.files.store(raw);
    const receipt = { id: newId(), inboxId, ...input, rawSha256: file.sha256 };
    const fresh = await this.receipts.insert({ ...receipt, rawSize: file.size });
    if (fresh) return { ...receipt, attempts: 0, state: 'received', messageId: null, fresh };
    return { ...(await this.receipts.byExternalId(inboxId, input.externalId))!, fresh };
  }

  /** Reads one stored input and lets it in. Asked twice at a time, it is done once. */
  process(receipt: WaitingReceipt, inbox: InboxRecord): Promise<Received | Duplicate | null> {
    const running = this.running.get(receipt.id);
    if (running) return running;
    const started = this.letIn(receipt, inbox).finally(() => this.running.delete(receipt.id));
    this.running.set(receipt.id, started);
    return started;
  }

  private async letIn(receipt: WaitingReceipt, inbox: InboxRecord): Promise<Received | Duplicate | null> {
    try {
      const raw = await readFile(this.files.path(receipt.rawSha256));
      const read = await this.readers.get(inbox.channel)!.read(receipt, inbox, raw);
      if ('kept' in read) {
        await this.receipts.keep(receipt.id, read.kept);
        return null;
      }
      const received = await this.door.receive(read);
      if (received.duplicate) await this.receipts.markDuplicate(receipt.id, received);
      await this.inboxes.markInbound(inbox.id);
      return received;
    } catch (error) {
      await this.failed(receipt, error);
      return null;
    }
  }

  /** The machine's trouble is tried again without counting; the input's trouble ends in quarantine, where people see it. */
  private async failed(receipt: WaitingReceipt, error: unknown): Promise<void> {
    if (error instanceof DomainError && ['database_unavailable', 'overloaded'].includes(error.code)) throw error;
    const unreadable = error instanceof Unreadable;
    if (!unreadable && receipt.attempts + 1 < ATTEMPTS_AT_MOST)
      return this.receipts.tryAgain(receipt.id, String(error));
    const reason = unreadable ? `unreadable:${error.code}` : 'refused';
    await this.receipts.quarantine(receipt.id, reason, String(error).slice(0, 1000));
    this.metrics.quarantined.inc();
  }
}
