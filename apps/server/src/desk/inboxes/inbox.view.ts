import type { Inbox, InboxSummary } from '#contract';
import type { InboxKind } from './inbox-kinds';
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
  ...named(r),
  settings: r.settings,
  widgetKey: r.widget_key,
  address: r.address,
  version: r.version,
});

const named = (r: InboxRow) => ({
  id: r.id,
  name: r.name,
  channel: r.channel,
  teamId: r.team_id,
  colour: r.colour,
  enabled: r.enabled,
});

export const summaryView = (r: InboxRow, { capabilities, ways }: InboxKind): InboxSummary => ({
  ...named(r),
  capabilities,
  ...(ways && { ways: ways.capabilities }),
  calls: (r.settings as { calls?: { enabled?: boolean } }).calls?.enabled === true,
});

export const inboxView = (r: InboxRow, kind: InboxKind, oldestUnsentAt: Date | null): Inbox => ({
  ...summaryView(r, kind),
  widgetKey: r.widget_key,
  settings: r.settings,
  health: {
    state: stateOf(r, kind),
    error: r.enabled ? r.state_error : null,
    lastInboundAt: r.last_inbound_at && r.last_inbound_at.toISOString(),
    lastOutboundAt: r.last_outbound_at && r.last_outbound_at.toISOString(),
    oldestUnsentAt: oldestUnsentAt && oldestUnsentAt.toISOString(),
  },
  version: r.version,
});

/** A line of its own that was never heard of is still being connected. */
function stateOf({ enabled, state }: InboxRow, { line }: InboxKind): Inbox['health']['state'] {
  if (!enabled) return 'off';
  if (line === 'desk') return 'connected';
  return state === 'off' ? 'connecting' : state;
}
