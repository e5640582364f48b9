import { Injectable } from '@nestjs/common';
import type { Contact } from '#contract';
import { DomainError, normalisePhone } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { type ContactRecord, contactView } from './contact.view';
import { type Arrival, type Arrived, ContactsRepository, type Locked } from './contacts.repository';
import { GroupsOfContacts } from './groups-of-contacts';

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
  special?: string | null;
  /** Ids of contact groups. */
  groups?: string[];
}

/** Told inside the transaction when a contact's name changes, by whoever shows the name elsewhere. */
export type Renamed = (tx: Tx, contactId: string, name: string, actor: NewEvent['actor']) => Promise<void>;

/** Told inside the transaction when there is something new that contacts can be compared by. */
export type Learned = (tx: Sql, contactIds: string[]) => Promise<void>;

/** Told inside the transaction when the groups of contacts may have changed. */
export type Regrouped = (tx: Tx, contactIds: readonly string[], actor: NewEvent['actor']) => Promise<void>;

@Injectable()
export class ContactsService {
  private readonly onRenamed: Renamed[] = [];
  private readonly onRegrouped: Regrouped[] = [];
  private readonly onLearned: Learned[] = [];

  constructor(
    private readonly database: Database,
    private readonly repository: ContactsRepository,
    private readonly groups: GroupsOfContacts,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  whenRenamed(tell: Renamed): void {
    this.onRenamed.push(tell);
  }

  whenRegrouped(tell: Regrouped): void {
    this.onRegrouped.push(tell);
  }

  whenLearned(tell: Learned): void {
    this.onLearned.push(tell);
  }

  async view(id: string, sql?: Sql): Promise<Contact> {
    const record = await this.repository.record(id, sql);
    if (!record) throw new DomainError('not_found');
    return contactView(record);
  }

  async page(query: { search?: string; after?: string; limit: number; doubles?: string }) {
    const after = decodeKey(query.after, 2);
    const found = await this.repository.page(query.search || null, after, query.limit + 1, Boolean(query.doubles));
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
      await this.learned(tx, [contact.id]);
      return this.tell(tx, contact.id, 'contact.created', actor);
    });
  }

  /** Changes facts of a contact. With a version it refuses to write over somebody else's change. */
  patch(actor: NewEvent['actor'], id: string, patch: ContactPatch): Promise<Contact> {
    return this.database.transaction((tx) => this.patchIn(tx, actor, id, patch));
  }

  async patchIn(
    tx: Tx,
    actor: NewEvent['actor'],
    id: string,
    { version, groups, ...fields }: ContactPatch,
  ): Promise<Contact> {
    const locked = await this.repository.lock(tx, id);
    if (!locked) throw new DomainError('not_found');
    if (version !== undefined && locked.id !== id) throw new DomainError('contact_joined', { into: locked.id });
    if (version !== undefined && version !== locked.version)
      throw new DomainError('version_conflict', { version: locked.version });
    const columns = columnsOf(fields);
    const regrouped = groups !== undefined && (await this.groups.put(tx, locked.id, groups));
    if (Object.keys(columns).length === 0 && !regrouped) return this.view(id, tx);
    await this.repository.update(tx, locked.id, columns);
    if (fields.name && fields.name !== locked.name)
      await this.rename(tx, await this.repository.members(tx, locked.id), fields.name, actor);
    if (['email', 'phone', 'name', 'company'].some((fact) => fact in columns)) await this.learned(tx, [locked.id]);
    if (regrouped) await this.regroup(tx, [locked.id], actor);
    return this.tell(tx, locked.id, 'contact.updated', actor);
  }

  /** Puts a person into other groups by those they are in; does nothing where nobody has the id any more. */
  async regroupBy(
    tx: Tx,
    actor: NewEvent['actor'],
    id: string,
    turn: (groups: readonly string[]) => string[],
  ): Promise<void> {
    const locked = await this.repository.lock(tx, id);
    if (locked) await this.patchIn(tx, actor, locked.id, { groups: turn(await this.groups.of(tx, locked.id)) });
  }

  async arrive(sql: Sql, arrivals: Arrival[]): Promise<Arrived[]> {
    const arrived = await this.repository.arrive(sql, arrivals);
    const comparable = new Set(
      arrivals.filter((a) => a.email ?? a.phone ?? a.union_id).map((a) => `${a.inbox_id} ${a.external_id}`),
    );
    const strangers = arrived.filter((a) => a.created && comparable.has(`${a.inbox_id} ${a.external_id}`));
    const contactIds = strangers.map(({ contact_id }) => contact_id);
    if (contactIds.length > 0) await this.learned(sql, contactIds);
    return arrived;
  }

  withPhone(phone: string, sql: Sql = this.database): Promise<string[]> {
    return this.repository.withPhone(sql, phone);
  }

  /** Says who an inbox means by an external id; `again` also where it meant somebody else. */
  identify(sql: Sql, identity: Parameters<ContactsRepository['identify']>[1], again: boolean): Promise<void> {
    return this.repository.identify(sql, identity, again);
  }

  members(sql: Sql, id: string): Promise<string[]> {
    return this.repository.members(sql, id);
  }

  /** Everybody who is shown as one with this contact; itself alone where nobody knows it. */
  async membersOf(id: string): Promise<string[]> {
    const members = await this.repository.members(this.database, id);
    return members.length > 0 ? members : [id];
  }

  async views(sql: Sql, ids: readonly string[]): Promise<Contact[]> {
    return (await this.repository.records(ids, sql)).map(contactView);
  }

  lockAll(tx: Tx, ids: readonly string[]): Promise<Locked[]> {
    return this.repository.lockAll(tx, ids);
  }

  /** Shows contacts under one person, or one of them and what was joined into it on its own again. */
  async showUnder(tx: Tx, ids: readonly string[], person: Pick<Contact, 'id' | 'name'>, actor: NewEvent['actor']) {
    const before = await this.groups.inGroups(tx, [...ids, person.id]);
    await this.repository.showUnder(tx, ids, person.id);
    await this.rename(tx, ids, person.name, actor);
    if (before.length) await this.regroup(tx, [...new Set([...before, person.id])], actor);
  }

  /** An event about a contact that changes nothing of its facts, with the person behind it as it is now. */
  async announce(tx: Tx, id: string, type: string, actor: NewEvent['actor'], detail: object): Promise<Contact> {
    await this.repository.update(tx, id, {});
    return this.tell(tx, id, type, actor, detail);
  }

  private async rename(tx: Tx, ids: readonly string[], name: string, actor: NewEvent['actor']): Promise<void> {
    for (const id of ids) for (const tell of this.onRenamed) await tell(tx, id, name, actor);
  }

  private async regroup(tx: Tx, ids: readonly string[], actor: NewEvent['actor']): Promise<void> {
    for (const tell of this.onRegrouped) await tell(tx, ids, actor);
  }

  private async learned(sql: Sql, ids: string[]): Promise<void> {
    for (const tell of this.onLearned) await tell(sql, ids);
  }

  private async tell(tx: Tx, id: string, type: string, actor: NewEvent['actor'], detail = {}): Promise<Contact> {
    const view = contactView((await this.repository.record(id, tx)) as ContactRecord);
    const version = view.id === id ? view.version : (await this.repository.lockAll(tx, [id]))[0]!.version;
    const about = { subjectKind: 'contact', subjectId: id, contactId: id, version };
    await this.events.append(tx, [{ ...about, type, payload: { view, ...detail }, actor, at: this.clock.now() }]);
    return view;
  }
}

const COLUMN: Record<string, string> = { purchasedOn: 'purchased_on' };
const phoneOf = (text: string | null | undefined): string | null => (text ? (normalisePhone(text) ?? text) : null);

function columnsOf(fields: Omit<ContactPatch, 'version' | 'groups'>): Record<string, unknown> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([field, value]) => [
      COLUMN[field] ?? field,
      field === 'phone' ? phoneOf(value) : value === '' ? null : value,
    ]),
  );
}
