import type { SenderCheck } from '../channel';

const MOST_CHECKS = 20;

/** What each Authentication-Results header says about the sender (RFC 8601), in the order of the mail: newest first. */
export const senderChecks = (values: readonly string[]): SenderCheck[] =>
  values.slice(0, MOST_CHECKS).flatMap((value) => checkOf(value) ?? []);

function checkOf(value: string): SenderCheck | null {
  const [server = '', ...results] = withoutComments(value.slice(0, 5_000)).split(';');
  const host = server.trim().split(/\s+/)[0]!.toLowerCase();
  if (!/^[\w.-]{1,253}$/.test(host)) return null;
  const of = (method: string): string | null => best(results.flatMap((result) => resultOf(result, method) ?? []));
  return { host, spf: of('spf'), dkim: of('dkim'), dmarc: of('dmarc') };
}

const resultOf = (result: string, method: string): string | null =>
  new RegExp(`^\\s*${method}\\s*(?:/\\s*\\d+\\s*)?=\\s*([a-z]{2,20})\\b`, 'i').exec(result)?.[1]?.toLowerCase() ?? null;

/** A mail may carry several signatures, and one that holds is enough. */
const best = (results: string[]): string | null => (results.includes('pass') ? 'pass' : (results[0] ?? null));

function withoutComments(value: string): string {
  let depth = 0;
  let kept = '';
  for (const sign of value) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += sign;
  }
  return kept;
}

/** True when a filter on the way marked the mail. Its word that a mail is clean is not asked for: anybody can write it. */
export function isFlaggedAsSpam(headers: ReadonlyMap<string, string>): boolean {
  if (/^\s*yes\b/i.test(headers.get('x-spam-flag') ?? '')) return true;
  if (/^\s*yes\b/i.test(headers.get('x-spam-status') ?? '')) return true;
  if (/^\s*spam\b/i.test(headers.get('x-spam') ?? '')) return true;
  // Exchange: 5 and more is spam to it (SCL), 9 for sure.
  return Number(/^\s*(\d{1,2})\s*$/.exec(headers.get('x-ms-exchange-organization-scl') ?? '')?.[1] ?? 0) >= 5;
}
