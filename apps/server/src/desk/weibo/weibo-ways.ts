import type { z } from 'zod';
import { commentCapabilities } from '#channels/weibo';
import type { Capabilities } from '#domain';
import type { weiboWays, WeiboWay } from '#contract';
import type { ReplyWays } from '../inboxes/inbox-kinds';
import type { TicketPlace } from './weibo.repository';

export const COMMENT: WeiboWay = 'weibo-comment';
export const DIRECT: WeiboWay = 'weibo-direct';
/** How long after a contact's last direct message the platform lets us write: 72 hours (ANCHORS 2.F row 62). */
const DIRECT_MS = 72 * 3_600_000;

/** Comments are answered in public, unless an agent chooses otherwise; direct messages by direct messages. */
export const waysOf = (direct: Capabilities): ReplyWays => ({
  capabilities: { [COMMENT]: commentCapabilities, [DIRECT]: direct },
  of: (threadKey) => (threadKey ? [COMMENT, DIRECT] : [DIRECT]),
});

/** Until when a direct message may be written; null when the contact never wrote one. */
export const directUntil = ({ lastDirectAt }: TicketPlace): Date | null =>
  lastDirectAt && new Date(lastDirectAt.getTime() + DIRECT_MS);

/** What an agent can choose from, and for how long yet. */
export function openWays(place: TicketPlace, now: Date): z.output<typeof weiboWays> {
  const until = directUntil(place);
  const direct = { way: DIRECT, until: until && until.toISOString(), open: until !== null && until >= now };
  return { ways: place.threadKey ? [{ way: COMMENT, until: null, open: true }, direct] : [direct] };
}
