import type { WechatCode } from '#contract';
import type { CountedCode } from './codes.repository';

export const codeView = (r: CountedCode): WechatCode => ({
  id: r.id,
  inboxId: r.inbox_id,
  scene: r.scene,
  name: r.name,
  days: r.days,
  campaign: r.campaign,
  teamId: r.team_id,
  agentId: r.agent_id,
  greeting: r.greeting,
  url: r.url,
  endsAt: r.ends_at && r.ends_at.toISOString(),
  fault: r.fault,
  enabled: r.disabled_at === null,
  deletedAt: r.deleted_at && r.deleted_at.toISOString(),
  scans: r.scans,
  people: r.people,
  followers: r.followers,
  tickets: r.tickets,
  lastScanAt: r.last_scan_at && r.last_scan_at.toISOString(),
  createdAt: r.created_at.toISOString(),
  createdBy: r.created_by,
  version: r.version,
});
