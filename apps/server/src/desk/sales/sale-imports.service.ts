import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { SaleImport, saleImportBegin, SaleImportPage } from '#contract';
import { DomainError, headerMark, missingColumns, type SaleMapping } from '#domain';
import { AuditLog } from '../../platform/auth/audit-log';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { FileStore } from '../../platform/files/file-store';
import { safeName } from '../../platform/files/media';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { SaleFactsRepository } from './sale-facts.repository';
import { type ImportRow, type LineRow, SaleImportsRepository } from './sale-imports.repository';
import { SaleTaking } from './sale-taking.service';
import { importView, rowView } from './sale.view';
import { SalesRepository } from './sales.repository';

/** Wakes who reads sheets and takes their rows in. */
export const SALE_IMPORTS = 'sale-imports';
const SHOWN = 20;
const REFUSED_SHOWN = 200;

/** The steps of an import as its person takes them: upload, columns, run, stop, take back. */
@Injectable()
export class SaleImports {
  constructor(
    private readonly database: Database,
    private readonly repository: SaleImportsRepository,
    private readonly sales: SalesRepository,
    private readonly facts: SaleFactsRepository,
    private readonly taking: SaleTaking,
    private readonly files: FileStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Admins see all of them, team leads their own. */
  async list(me: Principal): Promise<SaleImport[]> {
    return (await this.repository.list(me.role === 'admin' ? null : me.agentId)).map(importView);
  }

  /** Keeps the file as it came before anybody looks inside (law 2). */
  async begin(
    me: Acting,
    asked: z.output<typeof saleImportBegin>,
    file: { name: string; content: Readable },
  ): Promise<SaleImport> {
    const { sha256, size } = await this.files.storeStream(file.content, this.config.maxUploadBytes);
    const fileName = safeName(file.name);
    const row = await this.database.transaction(async (tx) => {
      const about = { ...asked, fileName, sha256, bytes: size, startedBy: me.agentId, startedAt: this.clock.now() };
      await this.repository.insert(tx, { id: newId(), ...about });
      const kept = found(await this.repository.byClient(tx, me.agentId, asked.clientId));
      if (kept.sha256 !== sha256) throw new DomainError('client_id_reused');
      await this.write(tx, me, kept, 'sale_import.uploaded');
      return kept;
    });
    this.wake.up(SALE_IMPORTS);
    return importView(row);
  }

  async page(me: Principal, id: string): Promise<SaleImportPage> {
    return this.database.transaction((tx) => this.pageIn(tx, me, id));
  }

  /** Which column is what; remembered for the next sheet with these headers. */
  map(
    me: Acting,
    id: string,
    { version, mapping }: { version: number; mapping: SaleMapping },
  ): Promise<SaleImportPage> {
    return this.database.transaction(async (tx) => {
      const row = await this.locked(tx, me, id, version, ['ready']);
      const wrong = Object.values(mapping).some((at) => at >= row.headers.length);
      if (wrong) throw new DomainError('invalid_input', { field: 'mapping' });
      await this.repository.save(tx, { ...row, mapping });
      await this.repository.remember(tx, headerMark(row.headers), mapping, this.clock.now());
      return this.pageIn(tx, me, id);
    });
  }

  run(me: Acting, id: string, version: number): Promise<SaleImportPage> {
    return this.step(me, id, version, ['ready', 'stopped'], (row) => {
      // Stopped while it was still being read: half of its rows are not there.
      if (row.encoding === null) throw new DomainError('sale_import_state', { state: row.state });
      const missing = missingColumns(row.mapping);
      if (missing.length > 0) throw new DomainError('sheet_columns_missing', { columns: missing });
      return { ...row, state: 'running', endedAt: null };
    });
  }

  /** What was taken in stays. */
  stop(me: Acting, id: string, version: number): Promise<SaleImportPage> {
    return this.step(me, id, version, ['reading', 'ready', 'running'], (row) => ({
      ...row,
      state: 'stopped',
      endedAt: this.clock.now(),
    }));
  }

  undo(me: Acting, id: string, version: number): Promise<SaleImportPage> {
    return this.step(me, id, version, ['done', 'stopped'], async (row, tx) => {
      const held = await this.sales.held(tx, id);
      const closed = await this.facts.closedMonths(tx, [...new Set(held.map(({ agentId }) => agentId))]);
      const month = held.find(({ agentId, month: in_ }) => closed.has(`${agentId} ${in_}`))?.month;
      if (month) throw new DomainError('sale_import_month_closed', { month });
      if (await this.sales.builtUpon(tx, id)) throw new DomainError('sale_import_built_upon');
      return { ...row, state: 'undoing', undoneBy: me.agentId, endedAt: null };
    });
  }

  async refused(me: Principal, id: string): Promise<{ headers: string[]; rows: LineRow[]; fileName: string }> {
    const { headers, fileName } = this.seen(me, await this.repository.one(this.database, id));
    return { headers, fileName, rows: await this.repository.refusedLines(id, null) };
  }

  private step(
    me: Acting,
    id: string,
    version: number,
    from: ImportRow['state'][],
    decide: (row: ImportRow, tx: Tx) => ImportRow | Promise<ImportRow>,
  ): Promise<SaleImportPage> {
    return this.database.transaction(async (tx) => {
      const row = await decide(await this.locked(tx, me, id, version, from), tx);
      await this.repository.save(tx, row);
      await this.write(tx, me, row, `sale_import.${row.state}`);
      tx.afterCommit(() => this.wake.up(SALE_IMPORTS));
      return this.pageIn(tx, me, id);
    });
  }

  /** While it runs its version goes up with every batch, so a stop asks for the state alone. */
  private async locked(tx: Tx, me: Principal, id: string, version: number, from: ImportRow['state'][]) {
    const row = this.seen(me, await this.repository.one(tx, id, 'for update of i'));
    if (!from.includes(row.state)) throw new DomainError('sale_import_state', { state: row.state });
    if (row.state !== 'running' && row.version !== version)
      throw new DomainError('version_conflict', { version: row.version });
    return row;
  }

  private async pageIn(tx: Tx, me: Principal, id: string): Promise<SaleImportPage> {
    const row = this.seen(me, await this.repository.one(tx, id));
    const lines =
      row.state === 'ready' ? await this.foreseen(tx, me, row) : await this.repository.refusedLines(id, REFUSED_SHOWN);
    return { import: importView(row), rows: lines.map(rowView), missing: missingColumns(row.mapping) };
  }

  private async foreseen(tx: Tx, me: Principal, row: ImportRow): Promise<LineRow[]> {
    const lines = await this.repository.lines(tx, row.id, 0, SHOWN);
    return missingColumns(row.mapping).length > 0 ? lines : this.taking.foresee(tx, me, row, lines);
  }

  /** Refuses another's as if it weren't there. */
  private seen(me: Principal, row: ImportRow | null): ImportRow {
    const there = found(row);
    if (me.role !== 'admin' && there.startedBy !== me.agentId) throw new DomainError('not_found');
    return there;
  }

  private write(tx: Tx, me: Acting, row: ImportRow, act: string): Promise<void> {
    const detail = { origin: row.origin, bytes: row.bytes, taken: row.taken };
    return this.audit.write(
      { agentId: me.agentId, agentName: me.name, act, subject: row.fileName, detail, ip: me.ip },
      tx,
    );
  }
}
