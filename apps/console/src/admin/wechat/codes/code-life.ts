import type { WechatCode } from '#contract';

type Life = 'deleted' | 'unmade' | 'forever' | 'ended' | 'days' | 'hours';

/** How long a code's picture still works, in days, at its end in hours. */
export function codeLife(
  { url, endsAt, deletedAt }: Pick<WechatCode, 'url' | 'endsAt' | 'deletedAt'>,
  now: number,
): { key: Life; n: number } {
  if (deletedAt) return { key: 'deleted', n: 0 };
  if (!url) return { key: 'unmade', n: 0 };
  if (!endsAt) return { key: 'forever', n: 0 };
  const hours = (Date.parse(endsAt) - now) / 3_600_000;
  if (hours <= 0) return { key: 'ended', n: 0 };
  return hours > 48 ? { key: 'days', n: Math.ceil(hours / 24) } : { key: 'hours', n: Math.ceil(hours) };
}
