import { DomainError } from '../errors';

/** A fraction in lowest terms with a positive denominator: points and shares without the surprises of binary numbers. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

const TEXT = /^(-?\d{1,40})(?:\.(\d{1,40}))?(?:\/([1-9]\d{0,39}))?$/;

/** Reads '12', '-0.5', '900/22' or a number as it is written. Throws `invalid_input` for anything else. */
export function exact(value: number | string): Exact {
  const text = typeof value === 'number' ? plain(value) : value;
  const parts = TEXT.exec(text);
  if (!parts) throw new DomainError('invalid_input', { field: 'number' });
  const [, whole, digits = '', below = '1'] = parts;
  if (digits === '' && below === '1') return { n: BigInt(whole!), d: 1n };
  return fraction(BigInt(whole! + digits), 10n ** BigInt(digits.length) * BigInt(below));
}

/** Numbers beyond 1e21 or below 1e-6 are written with an exponent; cards have none that large, and drop such small ones. */
const plain = (value: number): string => (/e/.test(String(value)) ? value.toFixed(12) : String(value));

export const ZERO: Exact = { n: 0n, d: 1n };
export const ONE: Exact = { n: 1n, d: 1n };

/** The sum of two fractions. */
export const plus = (a: Exact, b: Exact): Exact => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
/** The difference of two fractions. */
export const minus = (a: Exact, b: Exact): Exact => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
/** The product of two fractions. */
export const times = (a: Exact, b: Exact): Exact => fraction(a.n * b.n, a.d * b.d);

/** The quotient. Throws `card_target_zero` for a divisor of nothing: nobody can reach a share of it. */
export function over(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new DomainError('card_target_zero');
  return fraction(a.n * b.d, a.d * b.n);
}

/** Below zero, zero or above it as `a` is less than, equal to or more than `b`. */
export const compare = (a: Exact, b: Exact): number => Number(sign(a.n * b.d - b.n * a.d));
/** The lesser of two. */
export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
/** The greater of two. */
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);
/** The sum of any number of fractions. Those of one denominator are added first: thousands of rows have few of them. */
export function sum(values: readonly Exact[]): Exact {
  const parts = new Map<bigint, bigint>();
  for (const { n, d } of values) parts.set(d, (parts.get(d) ?? 0n) + n);
  return [...parts].reduce((whole, [d, n]) => plus(whole, fraction(n, d)), ZERO);
}

/** The greatest whole number that does not exceed the value. */
export function wholeOf({ n, d }: Exact): Exact {
  const cut = n / d;
  return { n: n < 0n && cut * d !== n ? cut - 1n : cut, d: 1n };
}

/** Rounded half up, towards the higher value, to so many decimal places. */
export function rounded(value: Exact, places: number): Exact {
  const unit = 10n ** BigInt(places);
  const half = wholeOf(fraction(2n * value.n * unit + value.d, 2n * value.d));
  return fraction(half.n, unit);
}

/** Lossless: decimal where that ends, else 'n/d'. `exact` reads both. */
export function textOf(value: Exact): string {
  const places = placesOf(value.d);
  return places === null ? `${value.n}/${value.d}` : decimal(value, places);
}

/** For people: rounded half up to exactly so many places. */
export const shown = (value: Exact, places: number): string => decimal(rounded(value, places), places);

/** For people: as it is, where that ends within six places; else six places and a mark that it goes on. */
export function unrounded(value: Exact): string {
  const places = placesOf(value.d);
  return places !== null && places <= 6 ? decimal(value, places) : `${shown(value, 6)}…`;
}

function decimal({ n, d }: Exact, places: number): string {
  const digits = ((abs(n) * 10n ** BigInt(places)) / d).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return n < 0n ? `-${text}` : text;
}

/** How many decimal places the fraction ends after; null when it never does. */
function placesOf(d: bigint): number | null {
  let [left, twos, fives] = [d, 0, 0];
  for (; left % 2n === 0n; left /= 2n) twos += 1;
  for (; left % 5n === 0n; left /= 5n) fives += 1;
  return left === 1n ? Math.max(twos, fives) : null;
}

function fraction(n: bigint, d: bigint): Exact {
  const common = gcd(abs(n), abs(d)) * sign(d);
  return { n: n / common, d: d / common };
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const sign = (n: bigint): bigint => (n < 0n ? -1n : n > 0n ? 1n : 0n);

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
