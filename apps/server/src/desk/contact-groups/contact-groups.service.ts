import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ContactGroup, contactGroupCreate, ContactGroupRow, contactGroupWrite } from '#contract';
import { DomainError, turnsBack } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates, wrongField } from '../setup/refusals';
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
      const group = { id: newId(), name, nextId: null, version: 1 };
      // A retry answers what the first try made (law 3).
      const before = await this.repository.byClient(tx, by.agentId, clientId);
      if (before) return before;
      if (!(await this.repository.insert(tx, { ...group, clientId, byId: by.agentId })))
        return found(await this.repository.byClient(tx, by.agentId, clientId));
      await this.record(tx, by, group, 'contact_group.created');
      return group;
    });
  }

  change(by: Acting, id: string, { version, ...written }: z.output<typeof contactGroupWrite>): Promise<ContactGroup> {
    return this.write(async (tx) => {
      const group = found(await this.repository.lock(tx, id));
      if (group.version !== version) throw new DomainError('version_conflict', { version: group.version });
      const { name, nextId = group.nextId } = written;
      if (group.name === name && group.nextId === nextId) return group;
      if (nextId !== group.nextId) await this.mustFollow(tx, id, nextId);
      const changed = { id, name, nextId, version: version + 1 };
      await this.repository.save(tx, changed, this.clock.now());
      const detail = { ...(name !== group.name && { was: group.name }), nextId };
      await this.record(tx, by, changed, 'contact_group.changed', detail);
      return changed;
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

  /** Two admins who let groups follow each other wait for each other here. */
  private async mustFollow(tx: Tx, id: string, nextId: string | null): Promise<void> {
    if (nextId === null) return;
    await tx.rows('lock table contact_group in share row exclusive mode');
    if (!(await this.repository.list(tx)).some((group) => group.id === nextId)) throw wrongField('nextId', 'unknown');
    if (turnsBack(id, nextId, await this.repository.next(tx))) throw wrongField('nextId', 'circular');
  }

  private write<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    return refusingDuplicates({ contact_group_name: 'name' }, () => this.database.transaction(act));
  }

  private record(tx: Tx, by: Acting, group: ContactGroup, act: string, detail: Record<string, unknown> = {}) {
    const subject = { area: 'contact-groups', subjectId: group.id, subject: group.name };
    return this.setupLog.record(tx, by, { ...subject, act, detail });
  }
}
