import { Injectable } from '@nestjs/common';
import type { SurveyFigures, SurveySkipName, SurveyStateName } from '#contract';
import { BAD_UP_TO, type Interval, SATISFIED_FROM } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { Conditions } from '../records/conditions';
import { visibleBranches } from '../tickets/gate';
import type { SurveyRow } from './survey.view';
import { FROM_SURVEY, SELECT_SURVEY } from './surveys.repository';

export interface SurveyFilter {
  span: Interval | null;
  now: Date;
  agentId?: string | undefined;
  teamId?: string | undefined;
  inboxId?: string | undefined;
  ticketId?: string | undefined;
  score?: number | undefined;
  state?: SurveyStateName | undefined;
  skip?: SurveySkipName | undefined;
  figure?: Figure | undefined;
}

/** What each figure counts: cells and the rows behind them are read by the same words (law 9). */
const FIGURES = {
  asked: `r.state in ('sent', 'answered') and (r.state = 'answered' or m.delivery_state is distinct from 'failed')`,
  answered: `r.state = 'answered'`,
  satisfied: `r.score >= ${SATISFIED_FROM}`,
  bad: `r.score <= ${BAD_UP_TO}`,
  unsolved: 'r.solved = false',
};
type Figure = keyof typeof FIGURES;

const STATE = `case when r.state <> 'sent' then r.state when r.expires_at < ? then 'expired'
  when m.delivery_state = 'failed' then 'lost' else 'sent' end`;

const counts = Object.entries(FIGURES).map(([name, where]) => `count(*) filter (where ${where})::int as ${name}`);
type Sums = Omit<SurveyFigures, 'from' | 'to' | 'goalPercent'>;

@Injectable()
export class SurveyListsRepository {
  constructor(private readonly database: Database) {}

  page(me: Principal, filter: SurveyFilter, after: string[] | null, limit: number) {
    const asked = asking(me, filter).when('(r.closed_at, r.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    return this.database.rows<SurveyRow & { key_at: string }>(
      `${SELECT_SURVEY}, r.closed_at::text as key_at ${FROM_SURVEY} ${asked.where}
       order by r.closed_at desc, r.id desc limit ${asked.param(limit)}`,
      asked.params,
    );
  }

  async figures(me: Principal, filter: SurveyFilter): Promise<Sums> {
    const asked = asking(me, filter);
    const from = `${FROM_SURVEY} ${asked.where}`;
    const and = asked.where ? 'and' : 'where';
    const [sums, scores, skips, agents] = await Promise.all([
      this.database.row<Sums>(`select ${counts.join(', ')} ${from}`, asked.params),
      this.database.rows<Sums['scores'][number]>(
        `select r.score, count(*)::int as count ${from} ${and} r.score is not null group by 1 order by 1 desc`,
        asked.params,
      ),
      this.database.rows<Sums['skips'][number]>(
        `select r.skip_reason as reason, count(*)::int as count ${from} ${and} r.skip_reason is not null group by 1 order by 2 desc, 1`,
        asked.params,
      ),
      this.database.rows<Sums['agents'][number]>(
        `select r.agent_id as "agentId", a.name as "agentName", ${counts.join(', ')} ${from} ${and} r.state in ('sent', 'answered')
         group by 1, 2 order by count(*) desc, a.name`,
        asked.params,
      ),
    ]);
    return { ...sums!, scores, skips, agents };
  }
}

/** What of them `me` may see: the one gate of their tickets (law 10). */
function asking(me: Principal, filter: SurveyFilter): Conditions {
  const asked = new Conditions();
  const branches = visibleBranches(me, (value) => asked.param(value)).map((branch) => `(${branch})`);
  return asked
    .always(`exists (select 1 from ticket where ticket.id = r.ticket_id and (${branches.join(' or ')}))`)
    .when('r.closed_at >= ? and r.closed_at < ?', filter.span?.from, filter.span?.to)
    .when('r.agent_id = ?', filter.agentId)
    .when('r.team_id = ?', filter.teamId)
    .when('r.inbox_id = ?', filter.inboxId)
    .when('r.ticket_id = ?', filter.ticketId)
    .when('r.score = ?', filter.score)
    .when(`${STATE} = ?`, filter.state && filter.now, filter.state)
    .when('r.skip_reason = ?', filter.skip)
    .when(filter.figure ? `(${FIGURES[filter.figure]}) and ?::boolean` : '', filter.figure && true);
}
