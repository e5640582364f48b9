import { Injectable } from '@nestjs/common';
import type { Contact } from '#contract';
import { DomainError, normalisePhone } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { type ContactRecord, contactView } from './contact.view';
import { type Arrival, type Arrived, ContactsRepository } from './contacts.repository';

export interface ContactPatch {
  version?: number;
  name?: string;
  email?: string | null;
  phone?: string | null;
  company?: string | null;
  address?: string | null;
  product?: string | null;
  purchasedOn?: string | null;
  remark?: string | null;
}

/** Told inside the transaction when a contact's name changes, by whoever shows the name elsewhere. */
export type Renamed = (tx: Tx, contactId: string, name: string, actor: NewEvent['actor']) => Promise<void>;

@Injectable()
export class ContactsService {
  private readonly onRenamed: Renamed[] = [];

  constructor(
    private readonly database: Database,
    private readonly repository: ContactsRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  whenRenamed(tell: Renamed): void {
    this.onRenamed.push(tell);
  }

  async view(id: string, sql?: Sql): Promise<Contact> {
    const record = await this.repository.record(id, sql);
    if (!record) throw new DomainError('not_found');
    return contactView(record);
  }

  async page(query: { search?: string; after?: string; limit: number }) {
    const found = await this.repository.page(query.search || null, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.created_at.toISOString(), r.id]);
    return { rows: rows.map(contactView), next };
  }

  create(actor: NewEvent['actor'], input: { name: string; email?: string; phone?: string }): Promise<Contact> {
    return this.database.transaction(async (tx) => {
      const contact = {
        id: newId(),
        name: input.name,
        email: input.email ?? null,
        phone: phoneOf(input.phone),
        at: this.clock.now(),
      };
      await this.repository.insert(tx, contact);
      return this.tell(tx, contact.id, 'contact.created', actor);
    });
  }

  /** Changes facts of a contact. With a version it refuses to write over somebody else's change. */
  patch(actor: NewEvent['actor'], id: string, patch: ContactPatch): Promise<Contact> {
    return this.database.transaction((tx) => this.patchIn(tx, actor, id, patch));
  }

  async patchIn(tx: Tx, actor: NewEvent['actor'], id: string, { version, ...fields }: ContactPatch): Promise<Contact> {
    const locked = await this.repository.lock(tx, id);
    if (!locked) throw new DomainError('not_found');
    if (version !== undefined && version !== locked.version)
      throw new DomainError('version_conflict', { version: locked.version });
    const columns = columnsOf(fields);
    if (Object.keys(columns).length === 0) return this.view(id, tx);
    await this.repository.update(tx, id, columns);
    if (fields.name && fields.name !== locked.name) {
      for (const tell of this.onRenamed) await tell(tx, id, fields.name, actor);
    }
    return this.tell(tx, id, 'contact.updated', actor);
  }

  arrive(sql: Sql, arrivals: Arrival[]): Promise<Arrived[]> {
    return this.repository.arrive(sql, arrivals);
  }

  withPhone(phone: string, sql: Sql = this.database): Promise<string[]> {
    return this.repository.withPhone(sql, phone);
  }

  /** Says who an inbox means by an external id; `again` also where it meant somebody else. */
  identify(sql: Sql, identity: Parameters<ContactsRepository['identify']>[1], again: boolean): Promise<void> {
    return this.repository.identify(sql, identity, again);
  }

  private async tell(tx: Tx, id: string, type: string, actor: NewEvent['actor']): Promise<Contact> {
    const view = contactView((await this.repository.record(id, tx)) as ContactRecord);
    const about = { subjectKind: 'contact', subjectId: id, contactId: id, version: view.version };
    await this.events.append(tx, [{ ...about, type, payload: { view }, actor, at: this.clock.now() }]);
    return view;
  }
}

const COLUMN: Record<string, string> = { purchasedOn: 'purchased_on' };
const phoneOf = (text: string | null | undefined): string | null => (text ? (normalisePhone(text) ?? text) : null);

function columnsOf(fields: Omit<ContactPatch, 'version'>): Record<string, unknown> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([field, value]) => [
      COLUMN[field] ?? field,
      field === 'phone' ? phoneOf(value) : value === '' ? null : value,
    ]),
  );
}
