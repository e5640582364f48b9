import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { BoardRule, boardRuleCreate, boardRuleUpdate } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { TeamsService } from '../teams/teams.service';
import { leads, mustLead } from '../tickets/gate';
import { BoardAlarms } from './board-alarms.service';
import { BoardRulesRepository, type RuleRow, ruleView } from './board-rules.repository';

type Create = z.output<typeof boardRuleCreate>;
type Update = z.output<typeof boardRuleUpdate>;
type Group = Pick<BoardRule, 'teamId' | 'inboxId'>;

/** Thresholds of the board: dated versions (law 8), set by who leads the group, each writing in the audit log. */
@Injectable()
export class BoardRules {
  private readonly cached: Cached<RuleRow[]>;

  constructor(
    private readonly database: Database,
    private readonly repository: BoardRulesRepository,
    private readonly alarms: BoardAlarms,
    private readonly teams: TeamsService,
    private readonly inboxes: InboxesService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    wake: Wake,
  ) {
    this.cached = new Cached(wake, () => this.repository.inForce());
  }

  async list(me: Principal): Promise<BoardRule[]> {
    const rows = (await this.cached.get()).map(ruleView);
    const seen = await Promise.all(rows.map(async (rule) => leads(me, await this.teamOf(rule))));
    return rows.filter((_, index) => seen[index]);
  }

  async create(me: Acting, { teamId, inboxId, ...written }: Create): Promise<BoardRule> {
    if ((teamId === null) === (inboxId === null)) throw wrongField('teamId', 'one_group');
    if (inboxId && written.figure === 'free_agents') throw wrongField('figure', 'team_only');
    refuseBeyond(written.figure, written.threshold);
    mustLead(me, await this.teamOf({ teamId, inboxId }));
    const who = { removed: false, written_at: this.clock.now(), by_name: me.name };
    const row: RuleRow = { id: newId(), version: 1, team_id: teamId, inbox_id: inboxId, ...written, ...who };
    return this.write(me, 'board_rule.created', row, (held) => {
      if (held.some((one) => one.figure === row.figure && one.team_id === teamId && one.inbox_id === inboxId))
        throw new DomainError('board_rule_exists');
    });
  }

  async update(me: Acting, id: string, { version, ...written }: Update): Promise<BoardRule> {
    const before = await this.mine(me, id);
    refuseBeyond(before.figure, written.threshold);
    const row = { ...before, ...written, version: version + 1, written_at: this.clock.now(), by_name: me.name };
    return this.write(me, 'board_rule.updated', row, (held) => mustBeNewest(held, id, version));
  }

  async remove(me: Acting, id: string, version: number): Promise<void> {
    const before = await this.mine(me, id);
    const row = { ...before, removed: true, version: version + 1, written_at: this.clock.now(), by_name: me.name };
    await this.write(me, 'board_rule.removed', row, (held) => mustBeNewest(held, id, version));
  }

  private async mine(me: Acting, id: string): Promise<RuleRow> {
    const row = found((await this.repository.inForce()).find((one) => one.id === id));
    if (!leads(me, await this.teamOf(ruleView(row)))) throw new DomainError('not_found');
    return row;
  }

  /** What stood by the former version is over with it, in the same transaction. */
  private write(me: Acting, act: string, row: RuleRow, check: (held: RuleRow[]) => void): Promise<BoardRule> {
    return this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      check(await this.repository.inForce(tx));
      await this.repository.append(tx, row, me.agentId);
      await this.alarms.endOfRule(tx, row.id);
      await this.record(tx, me, act, row);
      return ruleView(row);
    });
  }

  private async record(tx: Tx, me: Acting, act: string, row: RuleRow): Promise<void> {
    const subject = row.team_id ? (await this.teams.byId(row.team_id)).name : await this.inboxName(row.inbox_id!);
    const { figure, threshold, sound, email, version } = row;
    const detail = { figure, threshold, sound, email, version };
    await this.setupLog.record(tx, me, { act, area: 'board_rules', subjectId: row.id, subject, detail });
  }

  private async inboxName(id: string): Promise<string> {
    return (await this.inboxes.byId(id)).name;
  }

  /** Whose leads a group is watched by. Throws `not_found` for one that isn't there. */
  private async teamOf({ teamId, inboxId }: Group): Promise<string | null> {
    if (teamId) return (await this.teams.byId(teamId)).id;
    return (await this.inboxes.byId(inboxId!)).teamId;
  }
}

function refuseBeyond(figure: BoardRule['figure'], threshold: number): void {
  if (figure === 'answered_in_window' && threshold > 100) throw wrongField('threshold', 'too_big');
  if (figure !== 'answered_in_window' && !Number.isInteger(threshold)) throw wrongField('threshold', 'whole');
}

function mustBeNewest(held: readonly RuleRow[], id: string, version: number): void {
  const newest = found(held.find((one) => one.id === id));
  if (newest.version !== version) throw new DomainError('version_conflict', { version: newest.version });
}
