import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ContactGroup, contactGroupCreate, ContactGroupRow, contactGroupWrite } from '#contract';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { ContactGroupsRepository } from './contact-groups.repository';

/** A new name or a new group moves no clock; a group that one is set by stays until nothing asks for it. */
@Injectable()
export class ContactGroups {
  constructor(
    private readonly database: Database,
    private readonly repository: ContactGroupsRepository,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  list(sql: Sql = this.database): Promise<ContactGroup[]> {
    return this.repository.list(sql);
  }

  counted(): Promise<ContactGroupRow[]> {
    return this.repository.counted();
  }

  create(by: Acting, { clientId, name }: z.output<typeof contactGroupCreate>): Promise<ContactGroup> {
    return this.write(async (tx) => {
      const group = { id: newId(), name, version: 1 };
      // A retry answers what the first try made (law 3).
      const before = await this.repository.byClient(tx, by.agentId, clientId);
      if (before) return before;
      if (!(await this.repository.insert(tx, { ...group, clientId, byId: by.agentId })))
        return found(await this.repository.byClient(tx, by.agentId, clientId));
      await this.record(tx, by, group, 'contact_group.created');
      return group;
    });
  }

  rename(by: Acting, id: string, { name, version }: z.output<typeof contactGroupWrite>): Promise<ContactGroup> {
    return this.write(async (tx) => {
      const group = found(await this.repository.lock(tx, id));
      if (group.version !== version) throw new DomainError('version_conflict', { version: group.version });
      if (group.name === name) return group;
      await this.repository.rename(tx, id, name);
      const renamed = { id, name, version: version + 1 };
      await this.record(tx, by, renamed, 'contact_group.renamed', { was: group.name });
      return renamed;
    });
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.write(async (tx) => {
      const group = found(await this.repository.lock(tx, id));
      if (await this.repository.isAsked(tx, id)) throw new DomainError('in_use');
      await this.repository.delete(tx, id, this.clock.now());
      await this.record(tx, by, group, 'contact_group.deleted');
    });
  }

  private write<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    return refusingDuplicates({ contact_group_name: 'name' }, () => this.database.transaction(act));
  }

  private record(tx: Tx, by: Acting, group: ContactGroup, act: string, detail: Record<string, unknown> = {}) {
    const subject = { area: 'contact-groups', subjectId: group.id, subject: group.name };
    return this.setupLog.record(tx, by, { ...subject, act, detail });
  }
}
