/** What a number tells of a place. A mobile number tells nothing: its segment says where the card was sold, years ago. */
export type PhoneArea = { kind: 'landline'; code: string } | { kind: 'mobile' } | { kind: 'unknown' };

const MOBILE = /^1[3-9]\d{9}$/;
const ABROAD = /^(852|853|886)\d{7,10}$/;
/** 010 and 02x have three digits, all others four; the number behind has seven or eight. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/;

/**
 * The area code of a telephone number as anybody writes it: blanks, dashes, brackets, an extension behind, +86 or 0086 with or
 * without the leading 0. Answers `unknown` for what is neither a Chinese landline nor a mobile number.
 */
export function phoneArea(number: string): PhoneArea {
  const [main = ''] = number.normalize('NFKC').split(/转|轉|ext\.?|#|x/i);
  const international = /^\s*(\+|00)/.test(main);
  const digits = main.replace(/[^\d]/g, '').replace(/^00(?=[1-9])/, '');
  const abroad = international ? ABROAD.exec(digits) : null;
  if (abroad) return { kind: 'landline', code: abroad[1]! };
  const home = international ? national(digits) : digits;
  if (home === null) return { kind: 'unknown' };
  if (MOBILE.test(home)) return { kind: 'mobile' };
  const landline = LANDLINE.exec(home);
  return landline ? { kind: 'landline', code: landline[1]! } : { kind: 'unknown' };
}

/** Null for a number of another country. */
function national(digits: string): string | null {
  if (!digits.startsWith('86')) return null;
  const rest = digits.slice(2);
  return MOBILE.test(rest) || rest.startsWith('0') ? rest : `0${rest}`;
}
