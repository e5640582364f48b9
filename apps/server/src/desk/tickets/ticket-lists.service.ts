import { membersOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { TicketList, TicketViewName } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { teamBranches, visibleBranches } from './gate';
import type { TicketRecord } from './ticket.entity';
import { rowOfRecord } from './ticket.view';

export interface ListQuery {
  view: TicketViewName;
  after?: string;
  limit: number;
  inboxId?: string;
  contactId?: string;
}

const ACTIVE = `status in ('open', 'waiting', 'on_hold')`;
const BREACHING_WITHIN = `interval '10 minutes'`;

/** Active views run by due time, finished and waiting ones by when they became so. */
const VIEWS: Record<TicketViewName, { where: string[]; by: 'due' | 'since'; mine?: boolean }> = {
  mine: { where: [ACTIVE], by: 'due', mine: true },
  unassigned: { where: [`${ACTIVE} and holder_id is null`], by: 'due' },
  team: { where: [ACTIVE], by: 'due' },
  all: { where: [ACTIVE], by: 'due' },
  breaching: { where: [`${ACTIVE} and queue_due_at < now() + ${BREACHING_WITHIN}`], by: 'due' },
  waiting: { where: [`status = 'waiting'`], by: 'since' },
  closed: { where: [`status = 'resolved'`, `status = 'closed'`], by: 'since' },
  spam: { where: [`status = 'spam'`], by: 'since' },
};

/** `after`: what follows a key, in pieces that are each one stretch of an index; thousands may share a due time, or have none. */
const ORDER = {
  due: {
    by: 'queue_due_at, id desc',
    after: (at: string, id: string) => [`queue_due_at = ${at} and id < ${id}`, `queue_due_at > ${at}`],
  },
  since: {
    by: 'status_since desc, id desc',
    after: (at: string, id: string) => [`(status_since, id) < (${at}, ${id})`],
  },
};

/** Queue pages: read by key through one index per branch of what the agent may see, never by offset. */
@Injectable()
export class TicketListsService {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  page(principal: Principal, query: ListQuery): Promise<TicketList> {
    return this.database.snapshot(async (sql) => {
      const position = await this.events.position(sql);
      const list = listSql(principal, query);
      if (!list) return { rows: [], next: null, position };
      const found = await sql.rows<TicketRecord & { key_at: string }>(list.text, list.params);
      const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
      return { rows: rows.map(rowOfRecord), next, position };
    });
  }
}

/** Null when the view holds nothing for this agent, whatever the tables hold. */
export function listSql(principal: Principal, query: ListQuery): { text: string; params: unknown[] } | null {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const view = VIEWS[query.view];
  const order = ORDER[view.by];
  const filters = [
    query.inboxId && `inbox_id = ${param(query.inboxId)}`,
    query.contactId && `contact_id = any(${membersOf(param(query.contactId))})`,
  ];
  const past = pastKey(query, order, param);
  const limit = param(query.limit + 1);
  const branches = scopeOf(principal, query, param).flatMap((scope) =>
    view.where.flatMap((where) =>
      past.map((stretch) => {
        const conditions = [scope, where, ...filters, stretch].filter(Boolean).join(' and ');
        return `(select * from ticket where ${conditions} order by ${order.by} limit ${limit})`;
      }),
    ),
  );
  if (branches.length === 0) return null;
  const key = view.by === 'due' ? 'queue_due_at' : 'status_since';
  return {
    text: `select distinct on (${key}, id) *, ${key}::text as key_at from (${branches.join(' union all ')}) t
      order by ${order.by} limit ${limit}`,
    params,
  };
}

function scopeOf(principal: Principal, query: ListQuery, param: (value: unknown) => string): string[] {
  if (VIEWS[query.view].mine) return [`holder_id = ${param(principal.agentId)}`];
  return query.view === 'team' ? teamBranches(principal, param) : visibleBranches(principal, param);
}

/** One open stretch when the page is the first. */
function pastKey(query: ListQuery, order: (typeof ORDER)['due'], param: (value: unknown) => string): string[] {
  const key = decodeKey(query.after, 2);
  return key ? order.after(`${param(key[0])}::timestamptz`, `${param(key[1])}::uuid`) : [''];
}
