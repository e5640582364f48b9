import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import type { StoredEvent } from '../../platform/events/event-log';
import { EventReader } from '../../platform/events/event-reader';
import { SettingsService } from '../policies/settings.service';
import { CallbacksRepository } from './callbacks.repository';
import { DeskCallbacks } from './desk-callbacks.service';

/** What may make a closed ticket one in warranty: its closing, or a fact that somebody wrote down later. */
const ABOUT = ['ticket.closed', 'ticket.service_facts', 'ticket.status_changed'];

/** Every contact whose ticket was closed in warranty is called back, once (DOMAIN V5). */
@Injectable()
export class WarrantyCallbacks {
  constructor(
    private readonly reader: EventReader,
    private readonly repository: CallbacksRepository,
    private readonly callbacks: DeskCallbacks,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.read<StoredEvent, null>({
      reader: 'callbacks',
      types: ABOUT,
      prepare: () => Promise.resolve(null),
      judge: (tx, event) => this.judge(tx, event),
    });
  }

  private async judge(tx: Tx, { ticketId }: StoredEvent): Promise<void> {
    if (!ticketId) return;
    const ticket = await this.repository.closedInWarranty(tx, ticketId);
    if (!ticket) return;
    const delay = await this.settings.at('callback.warranty', this.clock.now());
    const dueAt = new Date(ticket.closedAt.getTime() + delay * 1000);
    const { contactId, agentId } = ticket;
    await this.callbacks.once(tx, 'warranty', { ticketId, contactId, agentId, dueAt, remark: '', key: ticketId });
  }
}
