import type { FastifyReply } from 'fastify';
import { toCsv } from './csv';
import type { Table } from './table';
import { toXlsx } from './xlsx';

const FILES = {
  csv: { write: toCsv, type: 'text/csv; charset=utf-8' },
  xlsx: { write: toXlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

type TableFormat = keyof typeof FILES;

/** Sends a table as a download that nobody keeps. Every list and figure leaves the desk by this one port. */
export async function sendTable(reply: FastifyReply, name: string, format: TableFormat, table: Table): Promise<void> {
  const { write, type } = FILES[format];
  await reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
    .send(write(table));
}
