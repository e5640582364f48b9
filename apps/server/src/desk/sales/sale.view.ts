import type { SaleImport, SaleRow } from '#contract';
import type { ImportRow, LineRow } from './sale-imports.repository';
import { textOf } from './sheet-reading.service';

export function importView(row: ImportRow): SaleImport {
  const { sha256: _, clientId: __, position: ___, startedBy: ____, undoneBy: _____, startedAt, endedAt, ...rest } = row;
  return { ...rest, startedAt: startedAt.toISOString(), endedAt: endedAt && endedAt.toISOString() };
}

export const rowView = ({ cells, ...row }: LineRow): SaleRow => ({ ...row, cells: cells.map(textOf) });
