import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AgentAccount, agentCreate } from '#contract';
import { DomainError } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import { hashPassword } from '../../platform/auth/passwords';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { AgentEvents } from './agent-events';
import { accountView } from './agent.view';
import { type AgentRow, AgentsRepository } from './agents.repository';
import { refuseWeakPassword } from './password-strength';
import { SecondFactorRepository } from './second-factor.repository';
import { SessionsService } from './sessions.service';

export type AgentCreate = z.output<typeof agentCreate>;
export type AgentPatch = Partial<Omit<AgentCreate, 'password'>> & { disabled?: boolean };

const UNIQUE = { agent_email: 'email', agent_work_number_key: 'workNumber' };
const COLUMN: Record<string, string> = { workNumber: 'work_number' };

@Injectable()
export class AgentAdmin {
  constructor(
    private readonly database: Database,
    private readonly repository: AgentsRepository,
    private readonly events: AgentEvents,
    private readonly sessions: SessionsService,
    private readonly secondFactors: SecondFactorRepository,
    private readonly setupLog: SetupLog,
  ) {}

  async create(by: Acting, { password, teamIds, probation, ...fields }: AgentCreate): Promise<AgentAccount> {
    refuseWeakPassword(password, fields.email);
    const passwordHash = await hashPassword(password);
    const id = newId();
    return this.write(async (tx) => {
      const now = this.events.clock.now();
      const times = { created_at: now, status_since: now };
      const onTrial = { probation_since: probation ? now : null };
      await this.repository.insert(tx, { id, ...columnsOf(fields), ...onTrial, password_hash: passwordHash, ...times });
      await this.join(tx, id, teamIds);
      return this.tell(tx, by, id, 'agent.created', { ...fields, ...(probation && { probation }) });
    });
  }

  patch(by: Acting, id: string, patch: AgentPatch): Promise<AgentAccount> {
    return this.write(async (tx) => {
      const admins = await this.repository.lockActiveAdmins(tx);
      const before = found(await this.repository.lock(tx, id));
      refuseLosingLastAdmin(admins, before, patch);
      const { teamIds, disabled, probation, ...fields } = patch;
      const since = { ...this.disabling(before, disabled), ...this.trying(before, probation) };
      await this.repository.update(tx, id, { ...columnsOf(fields), ...since });
      if (fields.capacity !== undefined) await this.repository.endLimits(tx, id, this.events.clock.now(), by.name);
      if (teamIds) await this.join(tx, id, teamIds);
      if (losesSessions(before, patch)) await this.sessions.endAllOf(tx, id);
      this.sessions.recheck(tx);
      return this.tell(tx, by, id, 'agent.updated', patch);
    });
  }

  async setPassword(by: Acting, id: string, password: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const agent = found(await this.repository.lock(tx, id));
      await this.sessions.setPassword(tx, id, agent.email, password);
      await this.sessions.endAllOf(tx, id, by.agentId === id ? by.sessionHash : null);
      await this.setupLog.record(tx, by, { ...subjectOf(agent), act: 'agent.password_set' });
    });
  }

  /** For who lost the phone and the recovery codes. One's own is turned off with the password and a code. */
  async resetSecondFactor(by: Acting, id: string): Promise<void> {
    if (by.agentId === id) throw new DomainError('forbidden');
    await this.database.transaction(async (tx) => {
      const agent = found(await this.repository.lock(tx, id));
      if (!(await this.secondFactors.remove(tx, id))) throw new DomainError('not_found');
      await this.sessions.endAllOf(tx, id);
      await this.setupLog.record(tx, by, { ...subjectOf(agent), act: 'second_factor.reset' });
    });
  }

  private write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return refusingDuplicates(UNIQUE, () => this.database.transaction(work));
  }

  private async join(tx: Tx, id: string, teamIds: string[]): Promise<void> {
    if (!(await this.repository.teamsExist(tx, teamIds))) throw wrongField('teamIds', 'unknown');
    await this.repository.setTeams(tx, id, teamIds);
  }

  private disabling(before: AgentRow, disabled: boolean | undefined): Record<string, unknown> {
    if (disabled === undefined || disabled === (before.disabled_at !== null)) return {};
    const now = this.events.clock.now();
    return disabled ? { disabled_at: now, status: 'offline', status_since: now } : { disabled_at: null };
  }

  private trying(before: AgentRow, probation: boolean | undefined): Record<string, unknown> {
    if (probation === undefined || probation === (before.probation_since !== null)) return {};
    return { probation_since: probation ? this.events.clock.now() : null };
  }

  private async tell(tx: Tx, by: Acting, id: string, act: string, detail: object): Promise<AgentAccount> {
    const view = await this.events.updated(tx, id, agentActor(by));
    const row = (await this.repository.byId(id, tx))!;
    await this.setupLog.record(tx, by, { ...subjectOf(row), act, detail: { ...detail } });
    return accountView(row, view.presence !== 'offline');
  }
}

const subjectOf = (agent: AgentRow) => ({ area: 'agents', subjectId: agent.id, subject: agent.name });

const columnsOf = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [COLUMN[field] ?? field, value]),
  );

function refuseLosingLastAdmin(admins: string[], { id }: AgentRow, { role, disabled }: AgentPatch): void {
  const leaves = disabled === true || (role !== undefined && role !== 'admin');
  if (leaves && admins.length === 1 && admins[0] === id) throw new DomainError('last_admin');
}

const losesSessions = (before: AgentRow, { role, disabled }: AgentPatch): boolean =>
  disabled === true || (role !== undefined && role !== before.role);
