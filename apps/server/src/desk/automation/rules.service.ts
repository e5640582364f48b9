import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { automationCreate, AutomationDraft, automationPatch, AutomationRuleView } from '#contract';
import { type AutomationRule, checkRule, DomainError, ruleActionsFault } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import { GroupsOfContacts } from '../contacts/groups-of-contacts';
import { refuseFaultyTemplate } from '../scripts/template-check';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { ruleView } from './automation.view';
import { type RuleRow, RulesRepository } from './rules.repository';

const RULES_AT_MOST = 200;
const DAY_MS = 86_400_000;
type Asked = Omit<AutomationDraft, 'on'>;

/** What admins do to rules. Each is checked against the others that are on before it is kept. */
@Injectable()
export class RulesService {
  constructor(
    private readonly database: Database,
    private readonly repository: RulesRepository,
    private readonly agents: AgentsService,
    private readonly groups: GroupsOfContacts,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<AutomationRuleView[]> {
    const counts = await this.repository.counts(new Date(this.clock.now().getTime() - DAY_MS));
    const byId = new Map(counts.map((count) => [count.id, count]));
    return (await this.repository.all()).map((rule) => ruleView(rule, byId.get(rule.id)));
  }

  create(by: Acting, { clientId, ...draft }: z.output<typeof automationCreate>): Promise<AutomationRuleView> {
    return this.act(async (tx) => {
      const earlier = await this.repository.byClient(tx, by.agentId, clientId);
      if (earlier) return found(await this.repository.byId(tx, earlier));
      const held = await this.repository.all(tx);
      if (held.length >= RULES_AT_MOST) throw new DomainError('automation_too_many_rules', { most: RULES_AT_MOST });
      const place = { id: newId(), position: Math.max(0, ...held.map(({ position }) => position)) + 1, version: 1 };
      const rule = await this.checked(tx, this.written(by, draft, place, null), held);
      await this.repository.insert(tx, rule, by.agentId, clientId);
      return this.kept(tx, by, rule, 'automation.created');
    });
  }

  update(by: Acting, id: string, patch: z.output<typeof automationPatch>): Promise<AutomationRuleView> {
    return this.act(async (tx) => {
      const { version, ...draft } = patch;
      const held = await this.repository.all(tx);
      const before = found(held.find((rule) => rule.id === id));
      if (before.version !== version) throw new DomainError('version_conflict', { version: before.version });
      const place = { id, position: before.position, version: version + 1 };
      const rule = await this.checked(tx, this.written(by, draft, place, before), held);
      await this.repository.update(tx, rule);
      return this.kept(tx, by, rule, 'automation.updated');
    });
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.repository.lockList(tx);
      const { name } = found(await this.repository.byId(tx, id));
      await this.repository.delete(tx, id, this.clock.now());
      await this.setupLog.record(tx, by, { ...subjectOf({ id, name }), act: 'automation.deleted' });
    });
  }

  /** Every rule once, in its new order. */
  async order(by: Acting, ids: readonly string[]): Promise<AutomationRuleView[]> {
    await this.database.transaction(async (tx) => {
      await this.repository.lockList(tx);
      const held = await this.repository.all(tx);
      const same = new Set(ids).size === ids.length && held.length === ids.length;
      if (!same || !held.every(({ id }) => ids.includes(id))) throw wrongField('ids', 'unknown');
      const moved = held.filter((rule) => rule.position !== ids.indexOf(rule.id) + 1);
      for (const rule of moved)
        await this.repository.update(tx, { ...rule, position: ids.indexOf(rule.id) + 1, version: rule.version + 1 });
      if (moved[0]) await this.setupLog.record(tx, by, { ...subjectOf(moved[0]), act: 'automation.ordered' });
    });
    return this.list();
  }

  /** A rule that is tried before it is kept: refused for what would keep it from being saved, but for its neighbours. */
  async toTry(asked: Asked, ruleId: string | null): Promise<RuleRow> {
    const place = { id: ruleId ?? newId(), position: 0, version: 0 };
    const nobody = { onSince: null, writtenBy: '', writtenAt: this.clock.now() };
    return this.checked(this.database, { ...asked, ...place, ...nobody } as RuleRow, []);
  }

  private written(by: Acting, { on, ...draft }: AutomationDraft, place: Place, before: RuleRow | null): RuleRow {
    const now = this.clock.now();
    // What lies behind when a trigger begins to hold is past, and never made up for.
    const goesOn = before?.onSince && JSON.stringify(before.trigger) === JSON.stringify(draft.trigger);
    const onSince = !on ? null : goesOn ? before.onSince : now;
    return { ...(draft as Omit<AutomationRule, 'id'> & Asked), ...place, onSince, writtenBy: by.name, writtenAt: now };
  }

  private async checked(sql: Sql, rule: RuleRow, held: readonly RuleRow[]): Promise<RuleRow> {
    const fault = ruleActionsFault(rule.actions);
    if (fault) throw new DomainError('automation_actions_invalid', { field: 'actions', fault });
    [rule.actions.reply, rule.actions.note].forEach((text) => text && refuseFaultyTemplate(text));
    await this.refuseUnknown(sql, rule);
    const others = rule.onSince ? held.filter(({ id, onSince }) => id !== rule.id && onSince) : [];
    checkRule(rule, others);
    return rule;
  }

  private async refuseUnknown(sql: Sql, { conditions, actions }: RuleRow): Promise<void> {
    const { assign, status } = actions;
    const named = [
      ['conditions.teams', 'team', conditions.teams],
      ['conditions.inboxes', 'inbox', conditions.inboxes],
      ['actions.assign', 'team', assign?.to === 'team' ? [assign.id] : []],
      ['actions.status', 'status_label', status?.statusLabelId ? [status.statusLabelId] : []],
    ] as const;
    for (const [field, table, ids] of named)
      if (ids.length && (await this.repository.unknown(sql, table, ids)).length) throw wrongField(field, 'unknown');
    await this.groups.refuseUnknown(sql, conditions.contactGroups, 'conditions.contactGroups');
    if (assign?.to === 'agent' && !(await this.agents.principal(assign.id))) throw new DomainError('agent_disabled');
  }

  private act(write: (tx: Tx) => Promise<RuleRow>): Promise<AutomationRuleView> {
    return this.database.transaction(async (tx) => {
      await this.repository.lockList(tx);
      return ruleView(await write(tx));
    });
  }

  private async kept(tx: Tx, by: Acting, rule: RuleRow, act: string): Promise<RuleRow> {
    if (rule.onSince) await this.repository.planAnew(tx, rule.id);
    const { trigger, conditions, actions, runWhen, stops, onSince, version } = rule;
    const detail = { trigger, conditions, actions, runWhen, stops, on: onSince !== null, version };
    await this.setupLog.record(tx, by, { ...subjectOf(rule), act, detail });
    return rule;
  }
}

type Place = Pick<RuleRow, 'id' | 'position' | 'version'>;
const subjectOf = ({ id, name }: { id: string; name: string }) => ({
  area: 'automation',
  subjectId: id,
  subject: name,
});
