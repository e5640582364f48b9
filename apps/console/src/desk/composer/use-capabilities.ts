import type { Capabilities } from '#domain';
import type { WeiboWay } from '#contract';
import { useInbox } from '../../app/session';

/** What a reply of this ticket may hold, by the way it goes out. */
export function useCapabilities(inboxId: string, via: WeiboWay | null): Capabilities | undefined {
  const inbox = useInbox(inboxId);
  return (via && inbox?.ways?.[via]) ?? inbox?.capabilities;
}
