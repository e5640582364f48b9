import { z } from 'zod';
import { SALE_COLUMNS, type SaleFault } from '#domain';
import { id, instant } from './primitives';

export const saleColumn = z.enum(SALE_COLUMNS);
export const saleMapping = z.partialRecord(saleColumn, z.number().int().min(0).max(199));

/** One entry of an order: what it changed. The figures are sums of these. */
export interface Sale {
  id: string;
  orderNumber: string;
  day: string;
  kind: 'order' | 'correction' | 'refund' | 'taken_back';
  /** What the order comes to after this entry. */
  amountCents: number;
  deltaCents: number;
  /** By how many orders the count grows: 1, 0 or -1. */
  orders: number;
  agentId: string;
  /** The lead that it ended; the money is then the lead's. */
  leadId: string | null;
  contactName: string;
  unitName: string;
  keyword: string;
  source: string;
  importId: string;
  line: number;
}

export const saleImportState = z.enum([
  'reading',
  'ready',
  'running',
  'done',
  'stopped',
  'failed',
  'undoing',
  'undone',
]);
/** A sheet of sales results on its way into the figures. */
export const saleImport = z.object({
  id,
  /** The system the order numbers are of; unique within it. */
  origin: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  encoding: z.string().nullable(),
  state: saleImportState,
  /** Why the file as a whole was refused: an error code. */
  fault: z.string().nullable(),
  headers: z.array(z.string()),
  mapping: saleMapping,
  total: z.number().int(),
  /** How many rows were gone through. */
  done: z.number().int(),
  taken: z.number().int(),
  matched: z.number().int(),
  known: z.number().int(),
  refused: z.number().int(),
  amountCents: z.number().int(),
  startedByName: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  version: z.number().int(),
});
export type SaleImport = z.infer<typeof saleImport>;

/** What a row would do, or did. */
export const saleRow = z.object({
  line: z.number().int(),
  cells: z.array(z.string()),
  result: z.enum(['order', 'matched', 'correction', 'refund', 'known', 'refused']).nullable(),
  column: saleColumn.nullable(),
  fault: z.custom<SaleFault>().nullable(),
});
export type SaleRow = z.infer<typeof saleRow>;
export const saleImportPage = z.object({
  import: saleImport,
  /** The first rows with what each would do now; once it has begun, the first refused ones. */
  rows: z.array(saleRow),
  missing: z.array(saleColumn),
});
export type SaleImportPage = z.infer<typeof saleImportPage>;

export const saleImportBegin = z.object({
  clientId: z.string().min(8).max(64),
  origin: z.string().trim().min(1).max(40).default('import'),
});
export const saleImportMap = z.object({ version: z.number().int(), mapping: saleMapping });
export const saleImportAct = z.object({ version: z.number().int() });
export const refusedSalesQuery = z.object({ locale: z.enum(['zh-CN', 'en']).default('zh-CN') });
