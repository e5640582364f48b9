import type { Lead } from '#contract';

/** Whether a lead contains every word typed, in any of its texts, whatever the case. */
export function leadSays(
  lead: Pick<Lead, 'contactName' | 'unitName' | 'need' | 'source' | 'keyword'>,
  words: string,
): boolean {
  const texts = [lead.contactName, lead.unitName, lead.need, lead.source, lead.keyword].join('\n').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => texts.includes(word));
}
