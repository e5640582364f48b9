import type { Ticket } from './ticket';

/**
 * True where others read along: comments under a post, and groups. The desk says nothing there by itself: a greeting that comes to one
 * person as kindness is noise to everybody else.
 */
export const isAmongOthers = ({ channel, threadKey }: Pick<Ticket, 'channel' | 'threadKey'>): boolean =>
  (channel === 'weibo' || channel === 'wechat-personal') && Boolean(threadKey);
