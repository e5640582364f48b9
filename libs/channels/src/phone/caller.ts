import { normalisePhone } from '#domain';

/** Who is on the other side, as far as the telephone system says. */
export interface Caller {
  /** How the inbox knows them, never empty. Null for a caller who hides the number: they are nobody the next time. */
  externalId: string | null;
  /** The number to show and to dial; null when there is none. */
  number: string | null;
}

const HIDDEN =
  /^(anonymous|anonym|unknown|private|restricted|withheld|unavailable|匿名|未知|<unknown>|asterisk|-1|s)?$/i;
const LONGEST = 64;

/**
 * The caller behind what a telephone system calls a number: Chinese mobiles and landlines, `+86`, `00`, extensions and
 * full-width digits compare equal; a local landline gets `areaCode` ('010'), when one is given. What is no number stays as
 * it is, without control characters and cut at 64 characters. Sip addresses are read by their user part. Throws nothing.
 */
export function callerOf(written: string | null | undefined, areaCode = ''): Caller {
  const text = (written ?? '').normalize('NFKC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  const user = /^\s*(?:sips?|tel):([^@;]*)/i.exec(text)?.[1] ?? text;
  const plain = user.trim();
  if (HIDDEN.test(plain)) return { externalId: null, number: null };
  const number = normalisePhone(withArea(plain, areaCode)) ?? null;
  if (number) return { externalId: number, number };
  const kept = [...plain].slice(0, LONGEST).join('');
  return { externalId: `text:${kept.toLowerCase()}`, number: kept };
}

/** Seven or eight digits that don't begin with 1 are a landline of the exchange's own area. */
function withArea(text: string, areaCode: string): string {
  return areaCode && /^[2-9]\d{6,7}$/.test(text) ? `${areaCode}${text}` : text;
}
