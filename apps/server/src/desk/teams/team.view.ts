import type { Team } from '#contract';
import type { TeamRow } from './teams.repository';

export const teamView = (r: TeamRow): Team => ({
  id: r.id,
  name: r.name,
  strategy: r.strategy,
  calendarId: r.calendar_id,
  callsBack: r.calls_back_since !== null,
  skillRules: r.skill_rules,
  overflow: r.overflow_to_id ? { toTeamId: r.overflow_to_id, minutes: r.overflow_minutes! } : null,
  ownerOnly: r.owner_only_since !== null,
  dayCheckMinute: r.day_check_minute,
  presenceDeals: r.presence_deals_since !== null,
  memberIds: r.member_ids,
  leadIds: r.lead_ids,
  version: r.version,
});
