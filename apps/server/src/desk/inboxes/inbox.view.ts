import type { Inbox, InboxSummary } from '#contract';
import type { InboxRow } from './inboxes.repository';

/** An inbox as the rest of the desk knows it; its secrets are asked for apart. */
export interface InboxRecord {
  id: string;
  name: string;
  channel: InboxRow['channel'];
  teamId: string | null;
  colour: string;
  enabled: boolean;
  settings: Record<string, unknown>;
  widgetKey: string | null;
  address: string | null;
  version: number;
}

export const inboxRecord = (r: InboxRow): InboxRecord => ({
  ...summaryView(r),
  settings: r.settings,
  widgetKey: r.widget_key,
  address: r.address,
  version: r.version,
});

export const summaryView = (r: InboxRow): InboxSummary => ({
  id: r.id,
  name: r.name,
  channel: r.channel,
  teamId: r.team_id,
  colour: r.colour,
  enabled: r.enabled,
});

export const inboxView = (r: InboxRow, oldestUnsentAt: Date | null): Inbox => ({
  ...summaryView(r),
  widgetKey: r.widget_key,
  settings: r.settings,
  health: {
    state: stateOf(r),
    error: r.enabled ? r.state_error : null,
    lastInboundAt: r.last_inbound_at && r.last_inbound_at.toISOString(),
    lastOutboundAt: r.last_outbound_at && r.last_outbound_at.toISOString(),
    oldestUnsentAt: oldestUnsentAt && oldestUnsentAt.toISOString(),
  },
  version: r.version,
});

/** Mail and WeChat have a line of their own that can fail; the other channels are there while the desk is. */
function stateOf({ enabled, channel, state }: InboxRow): Inbox['health']['state'] {
  if (!enabled) return 'off';
  if (channel === 'wechat-official' && state === 'off') return 'connecting';
  return channel === 'email' || channel === 'wechat-official' ? state : 'connected';
}
