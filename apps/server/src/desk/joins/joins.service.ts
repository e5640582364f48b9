import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Contact, ContactJoin, JoinFact, joinRequest } from '#contract';
import { DomainError, type FactChanges, factsToRestore, withoutEarlier } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { ContactsService } from '../contacts/contacts.service';
import { SettingsService } from '../policies/settings.service';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { type JoinRow, JoinsRepository } from './joins.repository';

const DAY_MS = 86_400_000;
type JoinRequest = z.output<typeof joinRequest>;

/**
 * Two contacts that are one person. Nothing moves: tickets, clocks, identities and calls stay with the contact they came
 * to, which is only shown under the survivor. So taking it apart gives each back what was theirs, whatever came since.
 */
@Injectable()
export class JoinsService {
  constructor(
    private readonly database: Database,
    private readonly repository: JoinsRepository,
    private readonly contacts: ContactsService,
    private readonly settings: SettingsService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Joins that stand under a person, the newest first. */
  async standing(id: string): Promise<ContactJoin[]> {
    const { id: person } = await this.contacts.view(id);
    return (await this.repository.standing(person)).map((row) => this.view(row));
  }

  async join(me: Acting, survivorId: string, request: JoinRequest): Promise<{ join: ContactJoin; contact: Contact }> {
    if (survivorId === request.otherId) throw new DomainError('join_with_itself');
    const now = this.clock.now();
    const undoDays = await this.settings.at('contact.undo', now);
    return this.database.transaction(async (tx) => {
      await this.lockApart(tx, survivorId, request.otherId);
      const before = await this.repository.byClient(tx, me.agentId, request.clientId);
      if (before) return this.again(tx, before, survivorId, request);
      const [survivor, other] = await this.asSeen(tx, survivorId, request);
      const row = {
        id: newId(),
        survivorId,
        otherId: other.id,
        moved: await this.contacts.members(tx, other.id),
        facts: changesOf(survivor, other, request.take),
        clientId: request.clientId,
        byAgentId: me.agentId,
        byName: me.name,
        at: now,
        undoUntil: new Date(now.getTime() + undoDays * DAY_MS),
      };
      if (!(await this.repository.insert(tx, row))) throw new DomainError('client_id_reused');
      return this.joined(tx, me, row, other);
    });
  }

  private async joined(tx: Tx, me: Acting, row: Omit<JoinRow, 'otherName' | 'undoneAt'>, other: Contact) {
    const actor = agentActor(me);
    const taken = Object.fromEntries(Object.entries(row.facts).map(([fact, { after }]) => [fact, after]));
    const { name } = await this.contacts.patchIn(tx, actor, row.survivorId, taken);
    await this.contacts.showUnder(tx, row.moved, { id: row.survivorId, name }, actor);
    const detail = { joinId: row.id, otherId: row.otherId };
    await this.contacts.announce(tx, row.otherId, 'contact.joined', actor, detail);
    const contact = await this.contacts.announce(tx, row.survivorId, 'contact.joined', actor, detail);
    await this.write(tx, me, 'contact.joined', `${name} ← ${other.name}`, row);
    return { join: this.view({ ...row, otherName: other.name, undoneAt: null }), contact };
  }

  /** A retry answers what the first try answered (law 3). */
  private async again(tx: Tx, row: JoinRow, survivorId: string, { otherId }: JoinRequest) {
    if (row.survivorId !== survivorId || row.otherId !== otherId) throw new DomainError('client_id_reused');
    return { join: this.view(row), contact: await this.contacts.view(survivorId, tx) };
  }

  undo(me: Acting, id: string): Promise<{ contact: Contact; other: Contact }> {
    return this.database.transaction(async (tx) => {
      const known = found(await this.repository.byId(id, tx));
      const locked = await this.contacts.lockAll(tx, [known.survivorId, known.otherId]);
      const row = found(await this.repository.lock(tx, id));
      const now = this.clock.now();
      if (row.undoneAt) throw new DomainError('join_undone');
      if (now > row.undoUntil) throw new DomainError('join_too_old');
      const into = locked.find((one) => one.id === row.survivorId)!.joinedInto;
      if (into) throw new DomainError('join_buried', { into });
      await this.repository.undo(tx, id, me.agentId, now);
      return this.undone(tx, me, row);
    });
  }

  private async undone(tx: Tx, me: Acting, row: JoinRow): Promise<{ contact: Contact; other: Contact }> {
    const actor = agentActor(me);
    const { survivorId, otherId, otherName: name, moved } = row;
    await this.contacts.showUnder(tx, moved, { id: otherId, name }, actor);
    const survivor = await this.contacts.view(survivorId, tx);
    const facts = factsToRestore(row.facts, survivor as unknown as Record<string, string | null>);
    for (const later of await this.repository.standing(survivorId, tx))
      if (later.at >= row.at) await this.repository.setFacts(tx, later.id, withoutEarlier(later.facts, row.facts));
    await this.contacts.patchIn(tx, actor, survivorId, facts);
    const detail = { joinId: row.id, otherId };
    const other = await this.contacts.announce(tx, otherId, 'contact.join_undone', actor, detail);
    const contact = await this.contacts.announce(tx, survivorId, 'contact.join_undone', actor, detail);
    await this.write(tx, me, 'contact.join_undone', `${contact.name} | ${name}`, row);
    return { contact, other };
  }

  /** Both, locked and each on its own; whoever comes second with one of them is told where it is shown now. */
  private async lockApart(tx: Tx, survivorId: string, otherId: string): Promise<void> {
    const locked = await this.contacts.lockAll(tx, [survivorId, otherId]);
    if (locked.length < 2) throw new DomainError('not_found');
  }

  private async asSeen(tx: Tx, survivorId: string, request: JoinRequest): Promise<[Contact, Contact]> {
    const [survivor, other] = [await this.contacts.view(survivorId, tx), await this.contacts.view(request.otherId, tx)];
    if (survivor.id !== survivorId) throw new DomainError('contact_joined', { into: survivor.id });
    if (other.id !== request.otherId) throw new DomainError('contact_joined', { into: other.id });
    if (survivor.version !== request.version || other.version !== request.otherVersion)
      throw new DomainError('version_conflict', { version: survivor.version, otherVersion: other.version });
    return [survivor, other];
  }

  private view({ id, survivorId, otherId, otherName, byName, at, undoUntil }: JoinRow): ContactJoin {
    const isOpen = this.clock.now() <= undoUntil;
    const times = { at: at.toISOString(), undoUntil: isOpen ? undoUntil.toISOString() : null };
    return { id, survivorId, otherId, otherName, byName, ...times };
  }

  private async write(
    tx: Tx,
    me: Acting,
    act: string,
    subject: string,
    row: Pick<JoinRow, 'id' | 'survivorId' | 'otherId' | 'facts'>,
  ) {
    const { id: joinId, survivorId, otherId, facts } = row;
    const entry = { agentId: me.agentId, agentName: me.name, act, subject, ip: me.ip };
    await this.audit.write({ ...entry, detail: { joinId, survivorId, otherId, facts: Object.keys(facts) } }, tx);
  }
}

/** What the survivor takes from the other and did not have. */
function changesOf(survivor: Contact, other: Contact, take: readonly JoinFact[]): FactChanges {
  const taken = take.filter((fact) => other[fact] !== null && other[fact] !== survivor[fact]);
  return Object.fromEntries(taken.map((fact) => [fact, { before: survivor[fact], after: other[fact] }]));
}
