import { Injectable } from '@nestjs/common';
import type { Callback } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { found } from '../setup/refusals';
import { CallbackLog } from './callback-log.service';
import { callbackView } from './callback.view';
import { CallbacksRepository } from './callbacks.repository';
import { deskCallback, type DeskPlan, type Reason } from './new-callback';

/** Callbacks that the desk plans and takes back by itself. */
@Injectable()
export class DeskCallbacks {
  constructor(
    private readonly database: Database,
    private readonly repository: CallbacksRepository,
    private readonly told: CallbackLog,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Somebody called in vain: they are called back within the time a contact may wait (DOMAIN W1), by whoever is free. Who called
   * in vain before and still waits is called back once. Answers the callback's id.
   */
  async missed(tx: Tx, about: { ticketId: string; contactId: string; dueAt: Date; remark: string }): Promise<string> {
    const [open] = await this.repository.openMissed(tx, about.contactId);
    return open ? open.id : this.planByDesk(tx, 'missed_call', { ...about, agentId: null });
  }

  /** We came as agreed and the contact was not there: they are called, by `agentId` or whoever is free (DOMAIN V12). */
  forPromise(tx: Tx, about: DeskPlan): Promise<string> {
    return this.planByDesk(tx, 'promise', about);
  }

  /**
   * Tickets that were solved by teams that call back first, and that nobody called back since: the callback is planned once, for who
   * held the ticket, as long after solving as advice may rest (DOMAIN D1, V1). Answers how many were found.
   */
  async afterResolving(limit: number): Promise<number> {
    const delay = await this.settings.at('callback.advice', this.clock.now());
    const found = await this.repository.resolvedAndSilent(limit);
    for (const { id } of found)
      await this.database.transaction(async (tx) => {
        const ticket = await this.repository.lockSilent(tx, id);
        if (!ticket) return;
        const dueAt = new Date(ticket.resolvedAt.getTime() + delay * 1000);
        const { contactId, holderId: agentId } = ticket;
        await this.planByDesk(tx, 'satisfaction', { ticketId: id, contactId, agentId, dueAt, remark: '' });
      });
    return found.length;
  }

  /** Who called again and was answered need not be called back. */
  async reached(tx: Tx, contactId: string): Promise<void> {
    for (const row of await this.repository.openMissed(tx, contactId)) {
      await this.repository.save(tx, { ...row, cancelled_at: this.clock.now() });
      await this.told.tell(tx, null, row.id, 'callback.cancelled', { reason: 'called_again' });
    }
  }

  /** What is planned once for a ticket or call and this reason, and never again: answers the first one when asked again. */
  async once(tx: Tx, reason: Reason, about: DeskPlan & { key: string }): Promise<Callback> {
    const key = `${reason}:${about.key}`;
    const first = await this.repository.byOnceKey(tx, key);
    if (first) return callbackView(first);
    await this.planByDesk(tx, reason, about, key);
    // A colleague's may have come between: then that one stands.
    return callbackView(found(await this.repository.byOnceKey(tx, key)));
  }

  /** Another callback of the ticket stands instead: one call is enough. */
  async replaceSatisfaction(tx: Tx, ticketId: string): Promise<void> {
    for (const row of await this.repository.openSatisfaction(tx, ticketId)) {
      await this.repository.save(tx, { ...row, cancelled_at: this.clock.now() });
      await this.told.tell(tx, null, row.id, 'callback.cancelled', { reason: 'replaced' });
    }
  }

  private async planByDesk(tx: Tx, reason: Reason, about: DeskPlan, onceKey: string | null = null): Promise<string> {
    const callback = { ...deskCallback(reason, about, this.clock.now()), once_key: onceKey };
    if (await this.repository.insert(tx, callback)) await this.told.tell(tx, null, callback.id, 'callback.planned');
    return callback.id;
  }
}
