import { type AmountFault, readAmount } from './read-amount';
import { type DayFault, readOrderDay } from './read-order-day';
import { SALE_COLUMNS, type SaleColumn, type SaleMapping } from './sale-columns';

/** A cell of a sheet; `formula` where it holds one instead of a value. */
export type SheetCell = string | { formula: true };

/** One order as its row tells it; texts are empty where the row says nothing. */
export interface SaleLine extends Record<Exclude<SaleColumn, 'date' | 'amount'>, string> {
  /** Day of the order in the company's zone. */
  day: string;
  /** Hundredths of a yuan; negative for what was given back. */
  amountCents: number;
}

export type SaleFault =
  | ('formula_cell' | 'order_missing' | 'order_wrong' | 'text_too_long')
  | (DayFault | AmountFault)
  | ('agent_missing' | 'agent_unknown' | 'agent_ambiguous' | 'agent_differs')
  | ('lead_unknown' | 'lead_not_valid' | 'order_twice' | 'order_other_agent' | 'below_zero' | 'month_closed');

/** Why a row is refused, and which of its columns is to blame. */
export interface RefusedSale {
  column: SaleColumn;
  fault: SaleFault;
}

const LONGEST = 200;

/** What a row says. Each row stands alone: what is wrong with one costs no other. `today` is the company's day. */
export function readSale(cells: readonly SheetCell[], mapping: SaleMapping, today: string): SaleLine | RefusedSale {
  const said = {} as Record<SaleColumn, string>;
  for (const column of SALE_COLUMNS) {
    const cell = mapping[column] === undefined ? '' : (cells[mapping[column]] ?? '');
    if (typeof cell !== 'string') return { column, fault: 'formula_cell' };
    said[column] = asText(cell);
    if (said[column].length > LONGEST) return { column, fault: 'text_too_long' };
  }
  return orderOf(said, today);
}

function orderOf({ date, amount, ...said }: Record<SaleColumn, string>, today: string): SaleLine | RefusedSale {
  const { orderNumber } = said;
  if (orderNumber === '') return { column: 'orderNumber', fault: 'order_missing' };
  // Excel keeps fifteen digits of a number and makes up the rest.
  if (/^\d(\.\d+)?e\+\d+$/i.test(orderNumber)) return { column: 'orderNumber', fault: 'order_wrong' };
  const read = readOrderDay(date, today);
  if ('fault' in read) return { column: 'date', fault: read.fault };
  const money = readAmount(amount);
  if ('fault' in money) return { column: 'amount', fault: money.fault };
  return { ...said, day: read.day, amountCents: money.cents };
}

/** Undoes how sheets mark text: ="00123", and the apostrophe that keeps a spreadsheet from running -100. */
const asText = (cell: string): string =>
  cell
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'(?=[=+\-@])/, '')
    .trim();

/** Digits alone without China's code, as numbers are compared; empty where too few are left to mean anybody. */
export function phoneDigits(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(0086|86)(?=1\d{10}$)/, '');
  return digits.length < 7 ? '' : digits;
}

/** A unit's name as it is compared. */
export const unitKey = (unit: string): string => unit.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
