import { Injectable } from '@nestjs/common';
import { type AgendaEntry, calendarText, type Interval, shiftIntervals } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { hashToken } from '../../platform/auth/tokens';
import { Clock } from '../../platform/clock/clock';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import { found } from '../setup/refusals';
import { Shifts } from '../shifts/shifts.service';
import { maySee } from '../tickets/gate';
import { AGENDA_WORDS } from './agenda-words';
import { AgendaRepository, type DatedRow } from './agenda.repository';
import { CalendarFeedsRepository } from './calendar-feeds.repository';

const DAY_MS = 86_400_000;
const DAYS_BACK = 14;
/** Single days are held in memory for three. */
const SHIFT_DAYS_BACK = 2;
const DAYS_AHEAD = 60;
const CALLBACK_MS = 15 * 60_000;
const READ_EVERY_SECONDS = 900;

type Words = (typeof AGENDA_WORDS)[keyof typeof AGENDA_WORDS];

/** What stands in an agent's calendar. A link that is gone, and one whose agent has left, are as if they had never been. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly repository: AgendaRepository,
    private readonly feeds: CalendarFeedsRepository,
    private readonly agents: AgentsService,
    private readonly shifts: Shifts,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async text(key: string): Promise<string> {
    const feed = found(await this.feeds.byToken(hashToken(key)));
    const me = found(await this.agents.principal(feed.agent_id));
    const now = this.clock.now();
    const { preferences } = await this.agents.me(me.agentId);
    const words = AGENDA_WORDS[preferences.locale ?? 'zh-CN'];
    const span = { from: shifted(now, -DAYS_BACK), to: shifted(now, DAYS_AHEAD) };
    const dated = [
      ...(await this.repository.callbacks(me.agentId, span)),
      ...(await this.repository.promises(me.agentId, span)),
    ];
    const entries = dated.map((row) => entryOf(row, titleOf(me, row, words, feed.names)));
    await this.feeds.read(me.agentId, now);
    const worked = await this.shiftsOf(me, words, { ...span, from: shifted(now, -SHIFT_DAYS_BACK) });
    return calendarText(words.name, [...entries, ...worked], READ_EVERY_SECONDS);
  }

  private async shiftsOf({ agentId, teamIds }: Principal, words: Words, span: Interval): Promise<AgendaEntry[]> {
    const written = await this.repository.shiftsWritten(agentId);
    const plan = await this.shifts.of(agentId);
    if (!plan || !written) return [];
    const calendar = await this.calendars.ofTeam(teamIds[0] ?? null);
    // One that an edge of the span would cut is another one the next time it is read.
    const inside = shiftIntervals(plan, calendar, shifted(span.from, -1), shifted(span.to, 1)).filter(
      ({ from, to }) => from > span.from && to < span.to,
    );
    return inside.map(({ from, to }) => ({
      ...{ uid: `shift-${agentId}-${from.toISOString()}`, from, to },
      ...{ title: words.shift, sequence: written.version, changedAt: written.at },
    }));
  }
}

const shifted = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

const entryOf = (row: DatedRow, title: string): AgendaEntry => ({
  uid: `${row.kind ? 'promise' : 'callback'}-${row.id}`,
  from: row.from_at,
  to: row.to_at ?? new Date(row.from_at.getTime() + CALLBACK_MS),
  title,
  sequence: row.version,
  changedAt: row.changed_at,
});

/** Kind and number alone, unless the agent wants the contact named. Of a ticket that the agent may not see, the kind (law 10). */
function titleOf(me: Principal, row: DatedRow, words: Words, names: boolean): string {
  const kind = row.kind ? words.promises[row.kind] : words.callback;
  const seen = row.ticket_id === null || maySee(me, { teamId: row.ticket_team_id, holderId: row.ticket_holder_id });
  if (!seen) return kind;
  const number = row.ticket_number === null ? '' : ` #${row.ticket_number}`;
  return `${kind}${number}${names ? ` · ${row.contact_name}` : ''}`;
}
