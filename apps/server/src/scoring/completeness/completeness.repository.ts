import { Injectable } from '@nestjs/common';
import type { RecordFact } from '#contract';
import type { Interval } from '#domain';
import { Database } from '../../platform/database/database';

export type CountedRecords = { agent_id: string | null; records: number; complete: number } & Record<
  RecordFact,
  number
>;
export interface FileRow {
  id: string;
  name: string;
  address: string | null;
  phone: string | null;
  created_at: Date;
  key_at: string;
  ticket_number: string | null;
  holder_id: string | null;
}

const said = (column: string): string => `trim(coalesce(${column}, '')) <> ''`;
/** A name the desk made up for somebody who has not said one is none, as the rule in the domain has it. */
const NAMED = `(${said('c.name')} and c.name !~* '^\\s*(访客|訪客|visitor)\\s*[\\w-]*\\s*$')`;
/** The same seven questions that the panel beside a conversation asks (DOMAIN V8). */
const KNOWN: Record<RecordFact, string> = {
  name: NAMED,
  address: said('c.address'),
  phone: said('c.phone'),
  model: said('s.model'),
  boughtOn: 's.bought_on is not null',
  fault: said('s.fault'),
  wish: said('s.wish'),
};
const FACTS = Object.entries(KNOWN).map(([name, known]) => `coalesce(${known}, false) as "${name}"`);
const COUNTS = Object.keys(KNOWN).map((name) => `count(*) filter (where "${name}")::int as "${name}"`);
const ALL = Object.keys(KNOWN)
  .map((name) => `"${name}"`)
  .join(' and ');
const NO_FILE = `c.joined_into is null and not (${NAMED} and ${KNOWN.address} and ${KNOWN.phone})`;

@Injectable()
export class CompletenessRepository {
  constructor(private readonly database: Database) {}

  /** Records of tickets that were opened in the span, by who holds or last held them; of everybody where `agents` is null. */
  records({ from, to }: Interval, agents: string[] | null): Promise<CountedRecords[]> {
    return this.database.rows(
      `select agent_id, count(*)::int as records, count(*) filter (where ${ALL})::int as complete, ${COUNTS.join(', ')}
       from (select coalesce(t.holder_id, t.last_holder_id) as agent_id, ${FACTS.join(', ')}
         from desk_event e join ticket t on t.id = e.ticket_id
         join contact o on o.id = t.contact_id join contact c on c.id = coalesce(o.joined_into, o.id)
         left join ticket_service s on s.ticket_id = t.id
         where e.type = 'ticket.opened' and e.at >= $1 and e.at < $2 and t.status <> 'spam') r
       where $3::uuid[] is null or agent_id = any($3) group by agent_id`,
      [from, to, agents],
    );
  }

  /** Contacts who came in the span, longer ago than `before`, and have no file yet (DOMAIN V22); the newest first. */
  files({ from, to }: Interval, before: Date, after: string[] | null, limit: number): Promise<FileRow[]> {
    return this.database.rows(
      `select c.id, c.name, c.address, c.phone, c.created_at, c.created_at::text as key_at, t.number as ticket_number, t.holder_id
       from contact c left join lateral (select number, coalesce(holder_id, last_holder_id) as holder_id from ticket
         where contact_id = c.id order by created_at desc limit 1) t on true
       where c.created_at >= $1 and c.created_at < least($2::timestamptz, $3::timestamptz) and ${NO_FILE}
         and ($4::timestamptz is null or (c.created_at, c.id) < ($4::timestamptz, $5::uuid))
       order by c.created_at desc, c.id desc limit $6`,
      [from, to, before, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async fileCount({ from, to }: Interval, before: Date): Promise<number> {
    const row = await this.database.row<{ n: number }>(
      `select count(*)::int as n from contact c where c.created_at >= $1 and c.created_at < least($2::timestamptz, $3::timestamptz) and ${NO_FILE}`,
      [from, to, before],
    );
    return row!.n;
  }
}
