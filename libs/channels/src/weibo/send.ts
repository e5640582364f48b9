import type { OutboundMessage, SendOutcome } from '../channel';
import { textParts } from '../tencent/text-parts';
import type { WeiboApi } from './api';
import { outcomeOf } from './failures';
import { placeOf } from './posts';

/** The platform asks for less than 300 characters in a direct message. */
const LONGEST_DIRECT = 299;
/** 140 Chinese characters in a comment, of which two Latin ones count as one. */
export const LONGEST_COMMENT = 140;
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif']);

/** How long a text is by the platform's count for comments: rounded up. */
export const commentLength = (text: string): number =>
  Math.ceil([...text].reduce((sum, character) => sum + (character <= '\u007f' ? 0.5 : 1), 0));

/**
 * Says a message: under the post or comment that `inReplyTo` names, for everybody to read, else as direct message. A direct message may
 * go out in parts; once one is out nothing is repeated, and what fails after that is `unknown` (DESIGN law 3).
 */
export function sendMessage(api: WeiboApi, message: OutboundMessage): Promise<SendOutcome> {
  return message.inReplyTo === null ? direct(api, message) : comment(api, message, message.inReplyTo);
}

async function comment(api: WeiboApi, { text, attachments }: OutboundMessage, id: string): Promise<SendOutcome> {
  const place = placeOf(id);
  const words = text.trim();
  if (!place) return { state: 'refused', error: 'weibo_comment_gone' };
  if (attachments.length > 0) return { state: 'refused', error: 'weibo_comment_no_files' };
  if (!words) return { state: 'refused', error: 'weibo_nothing_to_say' };
  if (commentLength(words) > LONGEST_COMMENT) return { state: 'refused', error: 'weibo_text_too_long' };
  try {
    return { state: 'sent', externalId: await api.comment(place, words) };
  } catch (error) {
    return outcomeOf(error);
  }
}

interface Part {
  type: 'text' | 'articles';
  content: object;
}

async function direct(api: WeiboApi, message: OutboundMessage): Promise<SendOutcome> {
  const unfit = message.attachments.find(({ mediaType }) => !PICTURES.has(mediaType));
  if (unfit) return { state: 'refused', error: `weibo_file_kind: ${unfit.mediaType}` };
  if (message.attachments.some(({ address }) => !address))
    return { state: 'refused', error: 'weibo_no_public_address' };
  const parts = partsOf(message);
  if (parts.length === 0) return { state: 'refused', error: 'weibo_nothing_to_say' };
  let said = 0;
  try {
    for (; said < parts.length; said++)
      await api.direct(message.to.externalId, parts[said]!.type, parts[said]!.content);
    return { state: 'sent', externalId: null };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (said === 0 || !('error' in outcome)) return outcome;
    return { state: 'unknown', error: `weibo_partly_sent ${said}/${parts.length}: ${outcome.error}` };
  }
}

/** Pictures go as 图文: the platform shows them from where they lie. */
function partsOf({ text, attachments }: OutboundMessage): Part[] {
  const texts = textParts(text.trim(), LONGEST_DIRECT, (part) => [...part].length);
  const articles = attachments.map(({ name, address }) => ({
    display_name: name,
    summary: name,
    image: address,
    url: address,
  }));
  return [
    ...texts.map((part): Part => ({ type: 'text', content: { text: part } })),
    ...articles.map((article): Part => ({ type: 'articles', content: { articles: [article] } })),
  ];
}
