export type AmountFault = 'amount_unreadable' | 'amount_ambiguous' | 'amount_zero';

const PLAIN = /^\d{1,12}(\.\d{1,2})?$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/;
const WAN = /^(\d{1,8}|\d{1,3}(?:,\d{3})+)(\.\d{1,6})?万$/;

/**
 * Hundredths of what somebody wrote as an amount: 1234.5, ¥1,234.50, 8.65万, (1,234.50) and -200 for what was given back.
 * What may mean two things (1.234, 1.234,50, 1,23) is refused rather than guessed.
 */
export function readAmount(written: string): { cents: number } | { fault: AmountFault } {
  const text = written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(-?)(?:¥|￥|rmb|cny)/i, '$1')
    .replace(/(元|rmb|cny)$/i, '')
    .replace(/^\((.+)\)$/, '-$1')
    .replace(/^[−–]/, '-');
  const sign = text.startsWith('-') ? -1 : 1;
  const amount = text.replace(/^[-+]/, '').replace(/^¥/, '');
  const cents = centsOf(amount);
  if (cents === null)
    return { fault: /^[\d.,'万]*\d[\d.,'万]*$/.test(amount) ? 'amount_ambiguous' : 'amount_unreadable' };
  return cents === 0 ? { fault: 'amount_zero' } : { cents: sign * cents };
}

function centsOf(amount: string): number | null {
  const wan = WAN.exec(amount);
  if (wan) return exactCents(`${wan[1]!.replaceAll(',', '')}${wan[2] ?? ''}`, 4);
  return PLAIN.test(amount) || GROUPED.test(amount) ? exactCents(amount.replaceAll(',', ''), 0) : null;
}

/** By moving the point, so that no amount is rounded. */
function exactCents(plain: string, places: number): number {
  const [whole = '', part = ''] = plain.split('.');
  return Number(whole + part.padEnd(places + 2, '0').slice(0, places + 2));
}
