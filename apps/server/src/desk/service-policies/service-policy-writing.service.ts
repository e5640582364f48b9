import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { PolicyConditionsView, servicePolicyCreate, servicePolicyWrite, ServicePolicyView } from '#contract';
import {
  checkPolicies,
  CLOSING_MATRIX,
  closingResolution,
  type ClosingRow,
  DomainError,
  inOrder,
  type Policy,
} from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { GroupsOfContacts } from '../contacts/groups-of-contacts';
import { Recomputations } from '../recomputations/recomputations.service';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { ServicePoliciesRepository } from './service-policies.repository';
import { policyOfRow, type ServicePolicyRow, servicePolicyView } from './service-policy.view';

interface List {
  rows: ServicePolicyView[];
}
type Version = Policy & { rule: string | null; matrix: string | null };

/** What admins do to policies: each act appends versions, is checked against all others, and sets running clocks again (law 8). */
@Injectable()
export class ServicePolicyWriting {
  constructor(
    private readonly database: Database,
    private readonly repository: ServicePoliciesRepository,
    private readonly recomputations: Recomputations,
    private readonly groups: GroupsOfContacts,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<List> {
    return listOf(await this.repository.newest());
  }

  preview(conditions: PolicyConditionsView) {
    return this.repository.count(conditions);
  }

  create(by: Acting, { clientId, ...policy }: z.output<typeof servicePolicyCreate>): Promise<List> {
    return this.act(by, 'policy.created', async (tx) => {
      if (await this.repository.actBefore(tx, by.agentId, clientId)) return [];
      const created = { id: newId(), version: 1, rule: null, matrix: null, ...policy };
      await this.repository.keepAct(tx, by.agentId, clientId, created.id);
      return [created];
    });
  }

  write(by: Acting, id: string, { version, ...policy }: z.output<typeof servicePolicyWrite>): Promise<List> {
    return this.act(by, 'policy.updated', (_, held) => {
      const before = found(held.find((row) => row.id === id));
      if (before.version !== version) throw new DomainError('version_conflict', { version: before.version });
      return [{ id, version: version + 1, rule: before.rule, matrix: before.matrix, ...policy }];
    });
  }

  /** Every policy once, in its new order; only those that move get a new version. */
  order(by: Acting, ids: readonly string[]): Promise<List> {
    return this.act(by, 'policy.ordered', (_, held) => {
      const same = new Set(ids).size === ids.length && held.length === ids.length;
      if (!same || !held.every(({ id }) => ids.includes(id))) throw wrongField('ids', 'unknown');
      const moved = ids.map((id, i) => ({ row: held.find((row) => row.id === id)!, position: i + 1 }));
      return moved
        .filter(({ row, position }) => row.position !== position)
        .map(({ row, position }) => ({ ...versionOf(row), version: row.version + 1, position }));
    });
  }

  /** The closing rules as policies behind those that are there; rows that are there already come back into force (DOMAIN D2–D8). */
  addClosingRules(by: Acting): Promise<List> {
    return this.act(by, 'policy.closing_rules_added', (_, held) => {
      const last = Math.max(0, ...held.map(({ position }) => position));
      return CLOSING_MATRIX.flatMap((row, i): Version[] => {
        const there = held.find(({ matrix }) => matrix === row.key);
        if (!there) return [ofMatrix(row, last + i + 1)];
        return there.active ? [] : [{ ...versionOf(there), version: there.version + 1, active: true }];
      });
    });
  }

  private act(
    by: Acting,
    act: string,
    decide: (tx: Tx, held: ServicePolicyRow[]) => Version[] | Promise<Version[]>,
  ): Promise<List> {
    return this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      const held = await this.repository.newest(tx);
      const versions = await decide(tx, held);
      if (versions.length === 0) return listOf(held);
      await this.check(tx, held, versions);
      const written = { byId: by.agentId, byName: by.name, since: this.clock.now() };
      for (const version of versions) await this.repository.append(tx, { ...version, ...written });
      await this.recomputations.ask(tx, by, 'policy');
      const [first] = versions;
      const subject = { area: 'policies', subjectId: first!.id, subject: first!.name };
      await this.setupLog.record(tx, by, { ...subject, act, detail: { versions } });
      return listOf(await this.repository.newest(tx));
    });
  }

  private async check(tx: Tx, held: ServicePolicyRow[], versions: Version[]): Promise<void> {
    const teams = [...new Set(versions.flatMap(({ conditions }) => conditions.teams))];
    if (!(await this.repository.teamsExist(tx, teams))) throw wrongField('conditions.teams', 'unknown');
    const groups = [...new Set(versions.flatMap(({ conditions }) => conditions.contactGroups))];
    await this.groups.refuseUnknown(tx, groups, 'conditions.contactGroups');
    const after = new Map(held.map((row) => [row.id, policyOfRow(row)]));
    for (const { rule: _, matrix: __, ...policy } of versions) after.set(policy.id, policy);
    checkPolicies([...after.values()]);
  }
}

const versionOf = (row: ServicePolicyRow): Version => ({ ...policyOfRow(row), rule: row.rule, matrix: row.matrix });

const listOf = (rows: ServicePolicyRow[]): List => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: inOrder(rows.map(policyOfRow)).map(({ id }) => servicePolicyView(byId.get(id)!)) };
};

const ofMatrix = (row: ClosingRow, position: number): Version => ({
  id: newId(),
  version: 1,
  name: row.names.zh,
  position,
  active: true,
  conditions: row.conditions,
  targets: { first: null, next: null, resolution: closingResolution(row), answer: null },
  rule: row.rule,
  matrix: row.key,
});
