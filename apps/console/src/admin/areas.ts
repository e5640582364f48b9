import {
  Ban,
  Building2,
  CalendarDays,
  HeartPulse,
  Inbox,
  MapPinned,
  Webhook,
  ScrollText,
  ShieldAlert,
  SlidersHorizontal,
  Smile,
  Tag,
  Tags,
  Target,
  Timer,
  UserRound,
  UsersRound,
  Workflow,
  TrendingUp,
  type LucideIcon,
} from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import type { Role } from '#contract';

export interface AdminArea {
  key: string;
  group: 'people' | 'channels' | 'rules' | 'records';
  icon: LucideIcon;
  /** Team leads may come in as well. */
  forLeads: boolean;
  component: ComponentType;
}

const area = (
  key: string,
  group: AdminArea['group'],
  icon: LucideIcon,
  load: () => Promise<ComponentType>,
): AdminArea => ({
  key,
  group,
  icon,
  forLeads: ['health', 'quarantine', 'block-rules'].includes(key),
  component: lazy(async () => ({ default: await load() })),
});

/** The parts of Admin in the order of the navigation; each stands at /admin/<key>. */
export const ADMIN_AREAS: readonly AdminArea[] = [
  area('agents', 'people', UserRound, async () => (await import('./agents/AgentsArea')).AgentsArea),
  area('teams', 'people', UsersRound, async () => (await import('./teams/TeamsArea')).TeamsArea),
  area('contact-groups', 'people', Tag, async () => (await import('./contact-groups/GroupsArea')).GroupsArea),
  area('territories', 'people', MapPinned, async () => (await import('./territories/TerritoriesArea')).TerritoriesArea),
  area('leads', 'people', Target, async () => (await import('./leads/LeadSetupArea')).LeadSetupArea),
  area('inboxes', 'channels', Inbox, async () => (await import('./inboxes/InboxesArea')).InboxesArea),
  area('webhooks', 'channels', Webhook, async () => (await import('./webhooks/WebhooksArea')).WebhooksArea),
  area('health', 'channels', HeartPulse, async () => (await import('./health/HealthArea')).HealthArea),
  area('quarantine', 'channels', ShieldAlert, async () => (await import('./quarantine/QuarantineArea')).QuarantineArea),
  area('block-rules', 'channels', Ban, async () => (await import('./block-rules/BlockRulesArea')).BlockRulesArea),
  area('calendars', 'rules', CalendarDays, async () => (await import('./calendars/CalendarsArea')).CalendarsArea),
  area('policies', 'rules', SlidersHorizontal, async () => (await import('./policies/PoliciesArea')).PoliciesArea),
  area('ladders', 'rules', TrendingUp, async () => (await import('./ladders/LaddersArea')).LaddersArea),
  area('automation', 'rules', Workflow, async () => (await import('./automation/AutomationArea')).AutomationArea),
  area('surveys', 'rules', Smile, async () => (await import('./surveys/SurveysArea')).SurveysArea),
  area('clocks', 'rules', Timer, async () => (await import('./clocks/ClocksArea')).ClocksArea),
  area('statuses', 'rules', Tags, async () => (await import('./statuses/StatusesArea')).StatusesArea),
  area('audit', 'records', ScrollText, async () => (await import('./audit/AuditArea')).AuditArea),
  area('company', 'records', Building2, async () => (await import('./company/CompanyArea')).CompanyArea),
];

/** What somebody may administer: everything as an admin, the health of channels and the quarantine as a team lead. */
export function areasOf({ role }: { role: Role }): AdminArea[] {
  return ADMIN_AREAS.filter(({ forLeads }) => role === 'admin' || (role === 'team_lead' && forLeads));
}

/** The area a path names, the first one for /admin itself and for anything unknown. */
export function areaAt(areas: readonly AdminArea[], pathname: string): AdminArea | undefined {
  const key = pathname.split('/')[2];
  return areas.find((one) => one.key === key) ?? areas[0];
}
