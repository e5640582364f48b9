import { Injectable } from '@nestjs/common';
import type { BoardAlarm } from '#contract';
import { dayRange, DomainError, judgeThreshold, localDayOf } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { CompanyService } from '../setup/company.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { SettingsService } from '../policies/settings.service';
import { leads } from '../tickets/gate';
import { DESK } from '../tickets/ticket-change';
import { BoardAlarmLettersRepository } from './board-alarm-letters.repository';
import { type AlarmRow, alarmView, BoardAlarmsRepository } from './board-alarms.repository';
import { BoardFigures } from './board-figures.service';
import { BoardRulesRepository, type RuleRow } from './board-rules.repository';

type Told = 'board_alarm.raised' | 'board_alarm.cleared' | 'board_alarm.acknowledged';

const LISTED = 200;
/** Whoever looks spares the other processes their look. */
const REST_MS = 1_500;

/** Alarms of thresholds: raised when crossed, cleared when the figure has stayed back, each a row and an event. */
@Injectable()
export class BoardAlarms {
  constructor(
    private readonly database: Database,
    private readonly repository: BoardAlarmsRepository,
    private readonly rules: BoardRulesRepository,
    private readonly figures: BoardFigures,
    private readonly letters: BoardAlarmLettersRepository,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly inboxes: InboxesService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Those that stand, whoever may know of them. */
  async standing(): Promise<BoardAlarm[]> {
    return (await this.repository.standing()).map(alarmView);
  }

  async today(me: Principal): Promise<BoardAlarm[]> {
    const { zone } = await this.company.get();
    const { from } = dayRange(zone, localDayOf(zone, this.clock.now()));
    const rows = await this.repository.since(from, LISTED);
    return rows.filter(({ told_team_id }) => leads(me, told_team_id)).map(alarmView);
  }

  /** The first who says so is written down; who comes later is answered who that was. */
  acknowledge(me: Principal, id: string): Promise<BoardAlarm> {
    return this.database.transaction(async (tx) => {
      const row = await this.repository.byId(tx, id);
      if (!row || !leads(me, row.told_team_id)) throw new DomainError('not_found');
      if (row.acknowledged_at) return alarmView(row);
      const who = { acknowledged_at: this.clock.now(), acknowledged_by_id: me.agentId, acknowledged_by_name: me.name };
      return this.save(tx, { ...row, ...who }, 'board_alarm.acknowledged', agentActor(me));
    });
  }

  /** Looks at every figure that has a threshold, in one process at a time. */
  async look(): Promise<void> {
    const now = this.clock.now();
    const rules = await this.rules.inForce();
    if (rules.length === 0 || !(await this.repository.claimLook(now, REST_MS))) return;
    const seen = await this.figures.of(rules, now);
    const standing = new Map((await this.repository.standing()).map((row) => [row.rule_id, row]));
    const calmSeconds = await this.settings.at('board.calm', now);
    for (const rule of rules) await this.turn(rule, seen(rule), standing.get(rule.id) ?? null, calmSeconds);
  }

  /** Of a rule that was changed or removed: what stood by it is over. */
  async endOfRule(tx: Tx, ruleId: string): Promise<void> {
    const row = await this.repository.ofRule(tx, ruleId);
    if (row) await this.clear(tx, row, 'rule');
  }

  private async turn(rule: RuleRow, seen: number | null, held: AlarmRow | null, calmSeconds: number): Promise<void> {
    const standing = held && { worst: held.worst, calmSince: held.calm_since };
    const turn = judgeThreshold(rule, seen, standing, calmSeconds, this.clock.now());
    if (turn.turn === 'raise') return this.database.transaction((tx) => this.raise(tx, rule, turn.seen));
    if (!held || turn.turn === 'none') return;
    const isSame = turn.worst === held.worst && turn.turn === 'stands' && same(turn.calmSince, held.calm_since);
    if (isSame) return;
    await this.database.transaction(async (tx) => {
      const row = await this.repository.byId(tx, held.id);
      if (!row || row.cleared_at) return;
      const worse = { ...row, worst: turn.worst, calm_since: turn.turn === 'stands' ? turn.calmSince : row.calm_since };
      if (turn.turn === 'clear') await this.clear(tx, worse, 'calm');
      else await this.repository.mark(tx, worse);
    });
  }

  private async raise(tx: Tx, rule: RuleRow, seen: number): Promise<void> {
    // Somebody may have changed or removed it since the look began; an alarm of a removed rule would stand for ever.
    await this.rules.lock(tx);
    if (!(await this.rules.inForce(tx)).some(({ id, version }) => id === rule.id && version === rule.version)) return;
    const row: AlarmRow = {
      ...{ id: newId(), rule_id: rule.id, rule_version: rule.version, team_id: rule.team_id, inbox_id: rule.inbox_id },
      told_team_id: rule.team_id ?? (await this.inboxes.byId(rule.inbox_id!)).teamId,
      ...{ figure: rule.figure, threshold: rule.threshold, sound: rule.sound, seen, worst: seen },
      ...{ raised_at: this.clock.now(), calm_since: null, cleared_at: null, cleared_by: null },
      ...{ acknowledged_at: null, acknowledged_by_id: null, acknowledged_by_name: null, version: 1 },
    };
    if (!(await this.repository.insert(tx, row))) return;
    if (rule.email) await this.letters.write(tx, row.id, row.told_team_id, row.raised_at);
    await this.tell(tx, row, 'board_alarm.raised', DESK);
  }

  private async clear(tx: Tx, row: AlarmRow, by: 'calm' | 'rule'): Promise<void> {
    const at = this.clock.now();
    await this.letters.drop(tx, row.id, at);
    await this.save(tx, { ...row, cleared_at: at, cleared_by: by }, 'board_alarm.cleared', DESK);
  }

  private async save(tx: Tx, row: AlarmRow, type: Told, actor: NewEvent['actor']): Promise<BoardAlarm> {
    const saved = { ...row, version: row.version + 1 };
    await this.repository.save(tx, saved);
    return this.tell(tx, saved, type, actor);
  }

  private async tell(tx: Tx, row: AlarmRow, type: Told, actor: NewEvent['actor']): Promise<BoardAlarm> {
    const view = alarmView(row);
    const about = { subjectKind: 'board_alarm', subjectId: row.id, version: row.version, teamId: row.told_team_id };
    await this.events.append(tx, [{ ...about, type, payload: { view }, actor, at: this.clock.now() }]);
    return view;
  }
}

const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();
