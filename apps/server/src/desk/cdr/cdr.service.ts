import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { IANAZone } from 'luxon';
import { cdrHead, csvRecords, type CsvRecord, readCdr } from '#channels/phone';
import type { CdrImport } from '#contract';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Tx } from '../../platform/database/database';
import { FileStore } from '../../platform/files/file-store';
import { safeName } from '../../platform/files/media';
import { Wake } from '../../platform/wake/wake';
import { SystemCallsService } from '../calls/system-calls.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { PhoneInboxes, type PhoneScene } from '../phone/phone-inboxes.service';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { CdrRepository, type ImportRow, type Progress } from './cdr.repository';

/** Wakes when a file waits to be taken in. */
export const CDR_IMPORTS = 'cdr-imports';
const BATCH = 100;
/** So many faults are named; the rest is counted. */
const FAULTS_NAMED = 500;

/** Old calls from Asterisk's CDR files: taken in line by line, a batch a transaction, each call once. */
@Injectable()
export class CdrService {
  constructor(
    private readonly database: Database,
    private readonly repository: CdrRepository,
    private readonly phones: PhoneInboxes,
    private readonly calls: SystemCallsService,
    private readonly files: FileStore,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(inboxId: string): Promise<CdrImport[]> {
    return (await this.repository.ofInbox(inboxId)).map(importView);
  }

  /** Keeps the file as it came and begins to take it in. */
  async begin(
    by: Acting,
    inboxId: string,
    zone: string,
    file: { name: string; content: Readable },
  ): Promise<CdrImport> {
    const inbox = await this.phones.byId(inboxId);
    if (inbox.channel !== 'phone') throw new DomainError('not_found');
    if (!IANAZone.isValidZone(zone)) throw wrongField('zone', 'unknown');
    const { sha256, size } = await this.files.storeStream(file.content, this.config.maxUploadBytes);
    if (size === 0) throw new DomainError('invalid_input', { field: 'file' });
    const about = { inboxId, fileName: safeName(file.name), sha256, bytes: size, zone };
    const row = await this.repository.insert({ ...about, startedBy: by.agentId, at: this.clock.now() });
    await this.database.transaction((tx) =>
      this.setupLog.record(tx, by, {
        ...{ act: 'cdr_import.begun', area: 'inboxes', subjectId: row.id, subject: inbox.name },
        detail: { fileName: about.fileName, bytes: size, zone },
      }),
    );
    this.wake.up(CDR_IMPORTS);
    return importView(row);
  }

  async stop(id: string): Promise<CdrImport> {
    await this.repository.stop(id, this.clock.now());
    return importView(found(await this.repository.one(id)));
  }

  /** Takes in the next batch of the oldest open import; false when there is none. A crash repeats a batch, which changes nothing. */
  takeBatch(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const row = await this.repository.next(tx);
      if (!row) return false;
      const inbox = await this.phones.byId(row.inboxId);
      const progress = await this.readBatch(tx, row, inbox);
      const over = progress.position >= row.bytes;
      await this.repository.save(tx, row.id, over ? 'done' : 'running', progress, over ? this.clock.now() : null);
      return true;
    });
  }

  private async readBatch(tx: Tx, row: ImportRow, inbox: InboxRecord): Promise<Progress> {
    const scene = await this.phones.scene(inbox);
    const { position, lines, head, imported, duplicates, internal, faulty, faults } = row;
    const progress: Progress = { position, lines, head, imported, duplicates, internal, faulty, faults };
    let read = 0;
    for await (const record of csvRecords(this.files.path(row.sha256), position, lines + 1)) {
      await this.take(tx, { row, inbox, scene, record, progress });
      progress.position = record.next;
      progress.lines = record.line;
      if ((read += 1) === BATCH) return progress;
    }
    return { ...progress, position: row.bytes };
  }

  private async take(tx: Tx, { row, inbox, scene, record, progress }: Taking): Promise<void> {
    if ('fault' in record) return faultAt(progress, record.line, record.fault);
    const names = record.line === 1 ? cdrHead(record.fields) : null;
    if (names) return void (progress.head = names);
    const read = readCdr(record.fields, { extensions: scene.extensions, zone: row.zone }, progress.head ?? undefined);
    if (read.kind === 'fault') return faultAt(progress, record.line, read.fault);
    if (read.kind === 'internal') return void (progress.internal += 1);
    const known = await this.calls.knownLive(tx, inbox.id, read.callId);
    const told = { inbox, ...scene, ...read, receiptId: null, past: true };
    if (!known && (await this.calls.hearIn(tx, told))) progress.imported += 1;
    else progress.duplicates += 1;
  }
}

interface Taking {
  row: ImportRow;
  inbox: InboxRecord;
  scene: PhoneScene;
  record: CsvRecord;
  progress: Progress;
}

function faultAt(progress: Progress, line: number, fault: string): void {
  progress.faulty += 1;
  if (progress.faults.length < FAULTS_NAMED) progress.faults = [...progress.faults, { line, fault }];
}

function importView({ sha256: _, head: __, startedAt, endedAt, ...row }: ImportRow): CdrImport {
  return { ...row, startedAt: startedAt.toISOString(), endedAt: endedAt && endedAt.toISOString() };
}
