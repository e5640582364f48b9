import { Injectable } from '@nestjs/common';
import { HANDOVER_EVENTS, handoverStep } from '#domain';
import type { Tx } from '../../platform/database/database';
import type { StoredEvent } from '../../platform/events/event-log';
import { EventReader } from '../../platform/events/event-reader';
import { SettingsService } from '../policies/settings.service';
import { CallbackLog } from './callback-log.service';
import type { CallbackRow } from './callback.view';
import { DeskCallbacks } from './desk-callbacks.service';
import { HandoversRepository } from './handovers.repository';

/** Who gets a ticket with a slot that somebody else agreed contacts the contact at once (DOMAIN M7). */
@Injectable()
export class HandoverCallbacks {
  constructor(
    private readonly reader: EventReader,
    private readonly repository: HandoversRepository,
    private readonly callbacks: DeskCallbacks,
    private readonly settings: SettingsService,
    private readonly told: CallbackLog,
  ) {}

  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.read<StoredEvent, null>({
      reader: 'handovers',
      types: HANDOVER_EVENTS,
      prepare: () => Promise.resolve(null),
      judge: (tx, event) => this.judge(tx, event),
    });
  }

  private async judge(tx: Tx, event: StoredEvent): Promise<void> {
    const { ticketId, type, actor } = event;
    if (!ticketId) return;
    const { holderId } = (event.payload.changes ?? {}) as { holderId?: string | null };
    const answered = Boolean((event.payload.view as { answeredAt?: string | null } | undefined)?.answeredAt);
    const agreedBy = holderId ? await this.repository.agreedBy(tx, ticketId) : [];
    const step = handoverStep({ type, holderId, byAgent: actor.kind === 'agent', answered }, agreedBy);
    if (step === 'ask') await this.ask(tx, event, ticketId, holderId!);
    else if (step) await this.end(tx, event, ticketId, step);
  }

  /** Once for each change of hands; who had to before has to no more. */
  private async ask(tx: Tx, event: StoredEvent, ticketId: string, agentId: string): Promise<void> {
    await this.end(tx, event, ticketId, 'over');
    const within = await this.settings.at('callback.handover', event.at);
    const dueAt = new Date(event.at.getTime() + within * 1000);
    const about = { ticketId, contactId: event.contactId!, agentId, dueAt, remark: '' };
    await this.callbacks.once(tx, 'handover', { ...about, key: event.id });
  }

  private async end(tx: Tx, event: StoredEvent, ticketId: string, how: 'done' | 'over'): Promise<void> {
    for (const row of await this.repository.open(tx, ticketId, event.id)) {
      const ended: CallbackRow =
        how === 'done'
          ? { ...row, done_at: event.at, agent_id: event.actor.id ?? row.agent_id }
          : { ...row, cancelled_at: event.at };
      await this.repository.save(tx, ended);
      const type = how === 'done' ? 'callback.done' : 'callback.cancelled';
      await this.told.tell(tx, null, row.id, type, { reason: event.type });
    }
  }
}
