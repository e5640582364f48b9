import { Injectable } from '@nestjs/common';
import { DomainError, guessColumns, headerMark, headRow, type SheetCell } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { FileStore } from '../../platform/files/file-store';
import { type ImportRow, SaleImportsRepository } from './sale-imports.repository';
import { openSheet, type RawRow } from './sheet-rows';

/** So many rows are kept in one statement: each is a transaction of its own, for a long one would hold the feed back. */
const PORTION = 2_000;
const MOST_ROWS = 200_000;
/** A title and a few words may stand above the headers. */
const HEAD_WITHIN = 10;

/** Turns a stored file into rows. Reading it again after a crash changes nothing. */
@Injectable()
export class SheetReading {
  constructor(
    private readonly database: Database,
    private readonly repository: SaleImportsRepository,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /** Reads the oldest file that waits; false when none does. */
  async readNext(): Promise<boolean> {
    const row = await this.repository.nextToRead();
    if (!row) return false;
    const read = await this.read(row).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return { state: 'failed' as const, fault: error.code, endedAt: this.clock.now() };
    });
    await this.database.transaction(async (tx) => {
      const now = await this.repository.one(tx, row.id, 'for update of i');
      if (now?.state === 'reading') await this.repository.save(tx, { ...now, ...read });
    });
    return true;
  }

  private async read({ id, sha256 }: ImportRow): Promise<Partial<ImportRow>> {
    const sheet = await openSheet(this.files.path(sha256));
    let [begin, portion, total] = [[] as RawRow[], [] as RawRow[], 0];
    let headers: string[] | null = null;
    for await (const row of sheet.rows) {
      if (!headers && begin.push(row) < HEAD_WITHIN) continue;
      portion.push(...(headers ? [row] : begin));
      if (!headers) [headers, portion] = beheaded(portion);
      if (portion.length < PORTION) continue;
      if ((total += portion.length) > MOST_ROWS) throw new DomainError('sheet_too_many_rows', { limit: MOST_ROWS });
      await this.repository.keepLines(this.database, id, portion);
      portion = [];
    }
    if (!headers) [headers, portion] = beheaded(begin);
    begin = [];
    total += portion.length;
    if (total === 0) throw new DomainError('sheet_empty');
    await this.repository.keepLines(this.database, id, portion);
    const remembered = await this.repository.rememberedMapping(this.database, headerMark(headers));
    return { state: 'ready', encoding: sheet.encoding, headers, mapping: remembered ?? guessColumns(headers), total };
  }
}

/** The headers among the first rows, and the rows below them. */
function beheaded(rows: readonly RawRow[]): [string[], RawRow[]] {
  const texts = rows.map(({ cells }) => cells.map(textOf));
  const at = headRow(texts);
  return [texts[at] ?? [], rows.slice(at + 1)];
}

export const textOf = (cell: SheetCell): string => (typeof cell === 'string' ? cell : '=');
