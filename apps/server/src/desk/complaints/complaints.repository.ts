import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Sql } from '../../platform/database/database';
import { joinPerson, membersOf } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { insertOnce, saveColumns } from '../records/record-rows';
import { visibleBranches } from '../tickets/gate';
import type { ComplaintRow } from './complaint.view';

type Joined = 'number' | 'contact_name' | 'ticket_number' | 'ticket_team_id' | 'ticket_holder_id';
export type NewComplaint = Omit<ComplaintRow, 'version' | Joined | 'notices' | 'steps' | 'compensation'>;

export interface ComplaintFilter {
  state: 'open' | 'late' | 'closed' | 'all';
  severity?: number;
  agentId?: string;
  ticketId?: string;
  contactId?: string;
}
export interface DoneBefore {
  complaint_id: string;
  act: string;
}

const SELECT = `select r.*, c.name as contact_name, t.number as ticket_number, t.team_id as ticket_team_id,
  t.holder_id as ticket_holder_id, r.due_at::text as key_due, r.created_at::text as key_at
  from complaint r ${joinPerson('r.contact_id')} left join ticket t on t.id = r.ticket_id`;

const CHANGED = [
  ...(['severity', 'signed_at', 'agent_id', 'due_at', 'notices', 'steps', 'compensation'] as const),
  ...(['closed_at', 'closed_how', 'closed_by_id', 'closing_reason'] as const),
];

@Injectable()
export class ComplaintsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<ComplaintRow | null> {
    return sql.row<ComplaintRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<ComplaintRow | null> {
    return sql.row<ComplaintRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  async insert(sql: Sql, complaint: NewComplaint): Promise<void> {
    await insertOnce(sql, 'complaint', 'id', complaint);
  }

  save(sql: Sql, complaint: ComplaintRow): Promise<void> {
    return saveColumns<ComplaintRow>(sql, 'complaint', CHANGED, complaint);
  }

  doneBefore(sql: Sql, agentId: string, clientId: string): Promise<DoneBefore | null> {
    return sql.row<DoneBefore>('select complaint_id, act from complaint_act where agent_id = $1 and client_id = $2', [
      agentId,
      clientId,
    ]);
  }

  /** False when another try has just taken the client id. */
  async keepAct(sql: Sql, done: { agentId: string; clientId: string; complaintId: string; act: string; at: Date }) {
    const kept = await sql.rows(
      `insert into complaint_act (agent_id, client_id, complaint_id, act, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning act`,
      [done.agentId, done.clientId, done.complaintId, done.act, done.at],
    );
    return kept.length > 0;
  }

  /** Open ones by their due time, all others by when they were written down. */
  page(
    me: Principal,
    seen: string[] | null,
    filter: ComplaintFilter,
    now: Date,
    page: { after: string[] | null; limit: number },
  ) {
    const asked = new Conditions().when('r.severity = ?', filter.severity).when('r.agent_id = ?', filter.agentId);
    asked
      .always(seenBy(me, seen, asked))
      .when('r.ticket_id = ?', filter.ticketId)
      .when(`r.contact_id = any(${membersOf('?')})`, filter.contactId);
    if (filter.state !== 'all') asked.always(`r.closed_at is ${filter.state === 'closed' ? 'not null' : 'null'}`);
    if (filter.state === 'late') asked.when('r.due_at < ?', now);
    const order =
      filter.state === 'open' || filter.state === 'late' ? 'r.due_at, r.id' : 'r.created_at desc, r.id desc';
    const key = order.startsWith('r.due_at') ? '(r.due_at, r.id) >' : '(r.created_at, r.id) <';
    asked.when(`${key} (?::timestamptz, ?::uuid)`, page.after?.[0], page.after?.[1]);
    return this.database.rows<ComplaintRow & { key_due: string; key_at: string }>(
      `${SELECT} ${asked.where} order by ${order} limit ${asked.param(page.limit)}`,
      asked.params,
    );
  }
}

/** Who sees the ticket sees its complaint (law 10); and who answers for it or wrote it down sees it anyway. */
function seenBy(me: Principal, seen: string[] | null, asked: Conditions): string {
  if (me.visibility === 'all') return 'true';
  const branches = visibleBranches(me, (value) => asked.param(value)).map((branch) => `(${branch})`);
  const own = asked.param(me.agentId);
  const agents = `r.ticket_id is null and r.agent_id = any(${asked.param(seen)}::uuid[])`;
  const ticket = `exists (select 1 from ticket where ticket.id = r.ticket_id and (${branches.join(' or ')}))`;
  return `(r.agent_id = ${own} or r.writer_id = ${own} or ${agents} or ${ticket})`;
}
