const SEPARATORS = /[\s\-‐-―.()（）/]/g;
const EXTENSION = /(?:转|轉|ext\.?|#|,|;|x)\s*\d{1,6}\s*$/i;
const MOBILE = /^1[3-9]\d{9}$/;
const AREA_CODED = /^0[1-9]\d{8,10}$/;
const SHARED_COST = /^[48]00\d{7}$/;

/**
 * A phone number as digits that compare equal however it was typed, read as a Chinese number unless it names a country:
 * mobiles, area-coded landlines and 400/800 numbers become '+86…' (area code without its 0), foreign ones '+…', and
 * what has no country form (10086, a local landline) stays digits. An extension is left out. Null when it is no phone
 * number. Full-width digits count as digits.
 */
export function normalisePhone(text: string): string | null {
  const compact = text.normalize('NFKC').trim().replace(EXTENSION, '').replace(SEPARATORS, '').replace(/^00/, '+');
  if (/^\+\d{7,15}$/.test(compact)) return withoutTrunkZero(compact);
  if (!/^\d{3,15}$/.test(compact)) return null;
  if (/^86/.test(compact) && isNational(compact.slice(2))) return `+${compact}`;
  if (MOBILE.test(compact) || SHARED_COST.test(compact)) return `+86${compact}`;
  if (AREA_CODED.test(compact)) return `+86${compact.slice(1)}`;
  return compact.length <= 8 ? compact : null;
}

/**
 * A phone number for people who may not see it: first three and last four digits of a Chinese mobile (138****5678),
 * otherwise the last four of a long number and the last two of a short one. Stars stand for the hidden digits.
 */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+86(?=1[3-9]\d{9}$)/, '').replace(/\D/g, '');
  const [head, tail] = MOBILE.test(digits) ? [3, 4] : [0, digits.length > 7 ? 4 : 2];
  const hidden = Math.max(digits.length - head - tail, Math.min(digits.length, 2));
  return digits.slice(0, head) + '*'.repeat(hidden) + digits.slice(head + hidden);
}

function isNational(digits: string): boolean {
  return MOBILE.test(digits) || SHARED_COST.test(digits);
}

// '+86 (0)10 …' is how letterheads write it.
function withoutTrunkZero(number: string): string {
  return number.replace(/^\+860/, '+86');
}
