import { pinyin } from 'pinyin-pro';

/** What is typed to find a title: 退款到账 → tkdz, VIP 客户 → vipkh. */
export function initialsOf(title: string): string {
  const parts = pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return parts
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
