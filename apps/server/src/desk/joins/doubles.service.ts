import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ContactDouble } from '#contract';
import { type Double, judgeDouble } from '#domain';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { ContactsService } from '../contacts/contacts.service';
import type { Acting } from '../setup/acting';
import { DoublesRepository } from './doubles.repository';

const STRENGTHS: Double['strength'][] = ['sure', 'likely', 'possible'];

/** Contacts that may be one person: looked for when something is learned of one, judged by the domain, decided by people. */
@Injectable()
export class DoublesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: DoublesRepository,
    private readonly contacts: ContactsService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.contacts.whenLearned((tx, ids) => this.look(tx, ids));
  }

  /** In the transaction that learned it: whoever opens the contact next sees what was found. */
  private async look(tx: Sql, ids: string[]): Promise<void> {
    const found = await this.repository.candidates(tx, ids);
    const all = [...new Set(found.flatMap(({ id, otherId }) => [id, otherId]))];
    const known = all.length > 0 ? await this.repository.compared(all, tx) : new Map();
    const now = this.clock.now();
    const pairs = found.filter(({ id, otherId }) => judgeDouble(known.get(id)!, known.get(otherId)!, now));
    await this.repository.replace(
      tx,
      ids,
      pairs.map(({ id, otherId }) => ({ a: id, b: otherId })),
    );
  }

  /** The strongest first, judged by what is known now. */
  of(id: string): Promise<ContactDouble[]> {
    return this.database.snapshot(async (tx) => {
      const person = (await this.contacts.view(id, tx)).id;
      const others = await this.repository.of(person, tx);
      if (others.length === 0) return [];
      const known = await this.repository.compared([person, ...others], tx);
      const views = new Map((await this.contacts.views(tx, others)).map((view) => [view.id, view]));
      const now = this.clock.now();
      const doubles = others.flatMap((other) => {
        const judged = judgeDouble(known.get(person)!, known.get(other)!, now);
        return judged ? [{ contact: views.get(other)!, ...judged }] : [];
      });
      return doubles.sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength));
    });
  }

  /** Two people after all: not suggested again. Saying so twice is no error. */
  async dismiss(me: Acting, id: string, otherId: string): Promise<void> {
    const [one, other] = await Promise.all([this.contacts.view(id), this.contacts.view(otherId)]);
    await this.database.transaction(async (tx) => {
      if (!(await this.repository.dismiss(tx, one.id, other.id, me.agentId, this.clock.now()))) return;
      const subject = `${one.name} · ${other.name}`;
      const entry = { agentId: me.agentId, agentName: me.name, act: 'contact.told_apart', subject, ip: me.ip };
      await this.audit.write({ ...entry, detail: { contactId: one.id, otherId: other.id } }, tx);
    });
  }
}
