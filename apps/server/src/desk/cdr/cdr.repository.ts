import { Injectable } from '@nestjs/common';
import type { CdrImport } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';

export interface ImportRow extends Omit<CdrImport, 'startedAt' | 'endedAt'> {
  startedAt: Date;
  endedAt: Date | null;
  sha256: string;
  head: string[] | null;
}

/** How far an import came, and what it met on the way. */
export type Progress = Pick<
  ImportRow,
  'position' | 'lines' | 'head' | 'imported' | 'duplicates' | 'internal' | 'faulty' | 'faults'
>;

const COLUMNS = `id, inbox_id as "inboxId", file_name as "fileName", zone, state, bytes::float8 as bytes, position::float8 as position,
  lines, imported, duplicates, internal, faulty, faults, started_at as "startedAt", ended_at as "endedAt", sha256, head`;

@Injectable()
export class CdrRepository {
  constructor(private readonly database: Database) {}

  ofInbox(inboxId: string): Promise<ImportRow[]> {
    return this.database.rows<ImportRow>(
      `select ${COLUMNS} from cdr_import where inbox_id = $1 order by started_at desc limit 20`,
      [inboxId],
    );
  }

  async insert(i: {
    inboxId: string;
    fileName: string;
    sha256: string;
    bytes: number;
    zone: string;
    startedBy: string;
    at: Date;
  }): Promise<ImportRow> {
    return (await this.database.row<ImportRow>(
      `insert into cdr_import (id, inbox_id, file_name, sha256, bytes, zone, state, started_by, started_at)
       values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8) returning ${COLUMNS}`,
      [newId(), i.inboxId, i.fileName, i.sha256, i.bytes, i.zone, i.startedBy, i.at],
    ))!;
  }

  /** The oldest import that isn't over, held by this transaction; another process takes none meanwhile. */
  next(sql: Sql): Promise<ImportRow | null> {
    return sql.row<ImportRow>(
      `select ${COLUMNS} from cdr_import where state in ('waiting', 'running') order by started_at limit 1
       for update skip locked`,
    );
  }

  async save(sql: Sql, id: string, state: ImportRow['state'], p: Progress, endedAt: Date | null): Promise<void> {
    await sql.rows(
      `update cdr_import set state = $2, position = $3, lines = $4, head = $5, imported = $6, duplicates = $7, internal = $8,
         faulty = $9, faults = $10, ended_at = $11 where id = $1`,
      [
        ...[id, state, p.position, p.lines, p.head && JSON.stringify(p.head), p.imported, p.duplicates, p.internal],
        ...[p.faulty, JSON.stringify(p.faults), endedAt],
      ],
    );
  }

  /** True when it was still under way. What was taken in stays. */
  async stop(id: string, at: Date): Promise<boolean> {
    const row = await this.database.row(
      `update cdr_import set state = 'stopped', ended_at = $2 where id = $1 and state in ('waiting', 'running') returning id`,
      [id, at],
    );
    return row !== null;
  }

  one(id: string): Promise<ImportRow | null> {
    return this.database.row<ImportRow>(`select ${COLUMNS} from cdr_import where id = $1`, [id]);
  }
}
