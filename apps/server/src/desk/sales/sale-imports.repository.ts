import { Injectable } from '@nestjs/common';
import type { SaleImport, SaleRow } from '#contract';
import type { SaleMapping, SheetCell } from '#domain';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import type { RawRow } from './sheet-rows';

export interface ImportRow extends Omit<SaleImport, 'startedAt' | 'endedAt' | 'mapping'> {
  mapping: SaleMapping;
  sha256: string;
  clientId: string;
  /** The last line that was gone through. */
  position: number;
  startedBy: string;
  undoneBy: string | null;
  startedAt: Date;
  endedAt: Date | null;
}
export interface LineRow {
  line: number;
  cells: SheetCell[];
  result: SaleRow['result'];
  column: SaleRow['column'];
  fault: SaleRow['fault'];
}

const COLUMNS = `i.id, i.client_id as "clientId", i.origin, i.file_name as "fileName", i.sha256, i.bytes::float8 as bytes,
  i.encoding, i.state, i.fault, i.headers, i.mapping, i.total, i.position, i.done, i.taken, i.matched, i.known, i.refused,
  i.amount_cents::float8 as "amountCents", i.started_by as "startedBy", i.undone_by as "undoneBy", a.name as "startedByName",
  i.started_at as "startedAt", i.ended_at as "endedAt", i.version`;
const FROM = 'from sale_import i join agent a on a.id = i.started_by';
const LINE = `line, cells, result, fault_column as "column", fault`;

@Injectable()
export class SaleImportsRepository {
  constructor(private readonly database: Database) {}

  /** Those of everybody where `by` is null. */
  list(by: string | null): Promise<ImportRow[]> {
    return this.database.rows<ImportRow>(
      `select ${COLUMNS} ${FROM} where $1::uuid is null or i.started_by = $1 order by i.started_at desc, i.id desc limit 30`,
      [by],
    );
  }

  one(sql: Sql, id: string, lock = ''): Promise<ImportRow | null> {
    return sql.row<ImportRow>(`select ${COLUMNS} ${FROM} where i.id = $1 ${lock}`, [id]);
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<ImportRow | null> {
    return sql.row<ImportRow>(`select ${COLUMNS} ${FROM} where i.started_by = $1 and i.client_id = $2`, [
      agentId,
      clientId,
    ]);
  }

  insert(
    sql: Sql,
    row: Pick<ImportRow, 'id' | 'clientId' | 'origin' | 'fileName' | 'sha256' | 'bytes' | 'startedBy' | 'startedAt'>,
  ) {
    return sql.rows(
      `insert into sale_import (id, client_id, origin, file_name, sha256, bytes, state, started_by, started_at)
       values ($1, $2, $3, $4, $5, $6, 'reading', $7, $8) on conflict (started_by, client_id) do nothing`,
      [row.id, row.clientId, row.origin, row.fileName, row.sha256, row.bytes, row.startedBy, row.startedAt],
    );
  }

  /** The oldest import with work to do, held by this transaction; another process takes none meanwhile. */
  next(tx: Tx, state: 'reading' | 'running' | 'undoing'): Promise<ImportRow | null> {
    return tx.row<ImportRow>(
      `select ${COLUMNS} ${FROM} where i.state = $1 order by i.started_at limit 1 for update of i skip locked`,
      [state],
    );
  }

  nextToRead(): Promise<ImportRow | null> {
    return this.database.row<ImportRow>(
      `select ${COLUMNS} ${FROM} where i.state = 'reading' order by i.started_at limit 1`,
    );
  }

  async save(sql: Sql, row: ImportRow): Promise<void> {
    await sql.rows(
      `update sale_import set state = $2, fault = $3, encoding = $4, headers = $5, mapping = $6, total = $7, position = $8, done = $9,
         taken = $10, matched = $11, known = $12, refused = $13, amount_cents = $14, ended_at = $15,
         undone_by = $16, version = version + 1 where id = $1`,
      [
        ...[
          row.id,
          row.state,
          row.fault,
          row.encoding,
          JSON.stringify(row.headers),
          JSON.stringify(row.mapping),
          row.total,
        ],
        ...[row.position, row.done, row.taken, row.matched, row.known, row.refused, row.amountCents, row.endedAt],
        row.undoneBy,
      ],
    );
  }

  /** A repeat after a crash changes nothing. */
  async keepLines(sql: Sql, importId: string, rows: readonly RawRow[]): Promise<void> {
    await sql.rows(
      `insert into sale_import_line (import_id, line, cells)
       select $1, (r->>'line')::int, r->'cells' from jsonb_array_elements($2::jsonb) r on conflict do nothing`,
      [importId, JSON.stringify(rows)],
    );
  }

  lines(sql: Sql, importId: string, after: number, limit: number): Promise<LineRow[]> {
    return sql.rows<LineRow>(
      `select ${LINE} from sale_import_line where import_id = $1 and line > $2 order by line limit $3`,
      [importId, after, limit],
    );
  }

  refusedLines(importId: string, limit: number | null): Promise<LineRow[]> {
    return this.database.rows<LineRow>(
      `select ${LINE} from sale_import_line where import_id = $1 and result = 'refused' order by line limit $2`,
      [importId, limit],
    );
  }

  async judge(tx: Tx, importId: string, rows: readonly Omit<LineRow, 'cells'>[]): Promise<void> {
    await tx.rows(
      `update sale_import_line l set result = r->>'result', fault_column = r->>'column', fault = r->>'fault'
       from jsonb_array_elements($2::jsonb) r where l.import_id = $1 and l.line = (r->>'line')::int`,
      [importId, JSON.stringify(rows)],
    );
  }

  async rememberedMapping(sql: Sql, headers: string): Promise<SaleMapping | null> {
    const row = await sql.row<{ mapping: SaleMapping }>('select mapping from sale_mapping where headers = $1', [
      headers,
    ]);
    return row?.mapping ?? null;
  }

  async remember(sql: Sql, headers: string, mapping: SaleMapping, at: Date): Promise<void> {
    await sql.rows(
      `insert into sale_mapping (headers, mapping, at) values ($1, $2, $3)
       on conflict (headers) do update set mapping = excluded.mapping, at = excluded.at`,
      [headers, JSON.stringify(mapping), at],
    );
  }
}
