import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';

/** Whose a ticket is, as far as seeing it goes. */
export interface Belonging {
  teamId: string | null;
  holderId: string | null;
}

/**
 * The one gate (law 10): lists, search, sockets, exports and previews all ask here. A ticket without a team is
 * everybody's; what an agent holds is always the agent's to see.
 */
export function maySee(principal: Principal, { teamId, holderId }: Belonging): boolean {
  if (principal.visibility === 'all' || teamId === null || holderId === principal.agentId) return true;
  const inTeam = principal.teamIds.includes(teamId);
  return inTeam && (principal.visibility === 'team' || holderId === null || principal.leadOf.includes(teamId));
}

/** Refuses as if the ticket weren't there: its existence is nobody else's business. */
export function mustSee(principal: Principal, ticket: Belonging): void {
  if (!maySee(principal, ticket)) throw new DomainError('not_found');
}

type Param = (value: unknown) => string;

/** The agent's own teams, each as one condition on `ticket`: whole, or only its queue for who may see no more. */
export function teamBranches(principal: Principal, param: Param): string[] {
  return principal.teamIds.map(
    (id) => `team_id = ${param(id)}${seesWhole(principal, id) ? '' : ' and holder_id is null'}`,
  );
}

/**
 * Conditions on `ticket`, each on one index; together they are what the agent may see. Some tickets meet two of them: to leave
 * them out of one, it would have to read all that the agent ever held.
 */
export function visibleBranches(principal: Principal, param: Param): string[] {
  if (principal.visibility === 'all') return ['true'];
  return [...teamBranches(principal, param), `holder_id = ${param(principal.agentId)}`, 'team_id is null'];
}

const seesWhole = ({ visibility, leadOf }: Principal, teamId: string): boolean =>
  visibility !== 'own' || leadOf.includes(teamId);

/** Teams whose agents `principal` leads: whose figures and conduct are theirs to look at. */
export const ledTeams = ({ role, teamIds, leadOf }: Principal): string[] => (role === 'team_lead' ? teamIds : leadOf);

/** Whether `principal` leads that team; what no team has is led by every team lead. */
export function leads(principal: Principal, teamId: string | null): boolean {
  if (principal.role === 'admin') return true;
  return teamId === null ? principal.role === 'team_lead' : ledTeams(principal).includes(teamId);
}

export function mustLead(principal: Principal, teamId: string | null): void {
  if (!leads(principal, teamId)) throw new DomainError('forbidden');
}

/** Rooms of those who lead a team; of no team, the admins. */
export const leadRoomsFor = (teamId: string | null): string[] => [
  'see:conduct',
  ...(teamId ? [`see:conduct:team:${teamId}`] : []),
];

/** What an agent is judged for is the agent's, their leads' and the admins' to see; a colleague's visibility is of no matter. */
export function conductRoomsOf(principal: Principal): string[] {
  const own = `see:conduct:of:${principal.agentId}`;
  if (principal.role === 'admin') return ['see:conduct', own];
  return [...ledTeams(principal).map((id) => `see:conduct:team:${id}`), own];
}

/** Rooms of an event about the conduct of an agent of those teams. */
export const conductRoomsFor = (agentId: string, teamIds: readonly string[]): string[] => [
  'see:conduct',
  `see:conduct:of:${agentId}`,
  ...teamIds.map((id) => `see:conduct:team:${id}`),
];

/** Socket rooms that together hear of every ticket the agent may see, and of what concerns them. */
export function roomsOf(principal: Principal): string[] {
  return [...ticketRoomsOf(principal), ...conductRoomsOf(principal)];
}

function ticketRoomsOf(principal: Principal): string[] {
  if (principal.visibility === 'all') return ['see:all'];
  const teams = principal.teamIds.map((id) =>
    principal.visibility === 'team' || principal.leadOf.includes(id) ? `see:team:${id}` : `see:queue:${id}`,
  );
  return [...teams, `see:own:${principal.agentId}`, 'see:nobody'];
}

/** Rooms an event of such a ticket goes to. */
export function roomsFor({ teamId, holderId }: Belonging): string[] {
  const rooms = ['see:all', teamId ? `see:team:${teamId}` : 'see:nobody'];
  if (holderId) rooms.push(`see:own:${holderId}`);
  else if (teamId) rooms.push(`see:queue:${teamId}`);
  return rooms;
}
