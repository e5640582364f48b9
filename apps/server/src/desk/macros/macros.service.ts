import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Macro, macroWrite } from '#contract';
import { DomainError, macroFault } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import { initialsOf } from '../scripts/initials';
import { mayReadSnippet, mustWriteSnippet } from '../scripts/snippet-rights';
import { refuseFaultyTemplate } from '../scripts/template-check';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { TeamsService } from '../teams/teams.service';
import { MacrosRepository } from './macros.repository';

type Written = z.output<typeof macroWrite>;

/** Whose a macro is decides who may read and write it, as with snippets. */
@Injectable()
export class MacrosService {
  constructor(
    private readonly database: Database,
    private readonly repository: MacrosRepository,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly setupLog: SetupLog,
  ) {}

  list(me: Principal): Promise<Macro[]> {
    return this.repository.visibleTo(me);
  }

  async readable(me: Principal, id: string): Promise<Macro> {
    const macro = await this.repository.byId(this.database, id);
    return found(macro && mayReadSnippet(me, macro) ? macro : null);
  }

  create(by: Acting, written: Written): Promise<Macro> {
    return this.database.transaction((tx) => this.save(tx, by, { id: newId(), version: 1 }, written, 'macro.created'));
  }

  update(by: Acting, id: string, { version, ...written }: Written & { version: number }): Promise<Macro> {
    return this.database.transaction(async (tx) => {
      const held = found(await this.repository.lock(tx, id));
      mustWriteSnippet(by, held);
      if (held.version !== version) throw new DomainError('version_conflict', { version: held.version });
      return this.save(tx, by, { id, version: version + 1 }, written, 'macro.updated');
    });
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const macro = found(await this.repository.lock(tx, id));
      mustWriteSnippet(by, macro);
      await this.repository.delete(tx, id);
      await this.tell(tx, by, macro, 'macro.deleted');
    });
  }

  private async save(
    tx: Tx,
    by: Acting,
    row: { id: string; version: number },
    { scope, title, actions, teamId: wanted }: Written,
    act: string,
  ): Promise<Macro> {
    const teamId = scope === 'team' ? wanted : null;
    if (scope === 'team' && (!teamId || !(await this.repository.teamExists(tx, teamId))))
      throw wrongField('teamId', 'required');
    const belongs = { scope, teamId, ownerId: scope === 'own' ? by.agentId : null };
    mustWriteSnippet(by, belongs);
    await this.refuseFaulty(actions);
    const saved = await this.repository.save(tx, { ...row, title, initials: initialsOf(title), ...belongs, actions });
    await this.tell(tx, by, saved, act);
    return saved;
  }

  private async refuseFaulty(actions: Written['actions']): Promise<void> {
    const fault = macroFault(actions);
    if (fault) throw wrongField('actions', fault);
    [actions.reply, actions.note].forEach((text) => text && refuseFaultyTemplate(text));
    const { assign } = actions;
    if (assign?.to === 'team') await this.teams.byId(assign.id);
    if (assign?.to === 'agent' && !(await this.agents.principal(assign.id))) throw new DomainError('agent_disabled');
  }

  private async tell(tx: Tx, by: Acting, { id, scope, title }: Macro, act: string): Promise<void> {
    const subject = { area: 'macros', subjectId: id, subject: title };
    if (scope === 'own') await this.setupLog.tell(tx, by, subject);
    else await this.setupLog.record(tx, by, { ...subject, act });
  }
}
