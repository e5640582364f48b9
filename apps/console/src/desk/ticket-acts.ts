import i18next from 'i18next';
import type { StatusWhy, TicketRow, TicketStatus } from '#contract';
import { api } from '../app/api';
import { tried } from '../app/own-acts';
import { putEscalations } from '../escalation/use-escalations';
import { toast } from '../ui';
import { putRow } from './conversation/use-ticket';
import type { TicketRows } from './queue/ticket-rows';

/** What an agent does with a ticket. Each shows its result at once; the feed brings it to everybody else. */
export class TicketActs {
  constructor(private readonly rows: TicketRows) {}

  claim({ id, contactName }: TicketRow): void {
    tried(
      api('claim', { params: { id } }).then(({ outcome, row }) => {
        this.show(row);
        if (outcome === 'already_assigned') toast(i18next.t('desk:act.already_assigned', { name: contactName }));
      }),
    );
  }

  release({ id }: TicketRow): void {
    tried(api('release', { params: { id } }).then(({ row }) => this.show(row)));
  }

  async transfer(
    { id }: TicketRow,
    to: { toAgentId: string | null; toTeamId: string | null; reason?: string },
  ): Promise<void> {
    this.show((await api('transfer', { params: { id }, body: to })).row);
  }

  async setStatus(
    { id }: TicketRow,
    status: Exclude<TicketStatus, 'spam'>,
    statusLabelId: string | null,
    why: StatusWhy = {},
  ): Promise<void> {
    this.show((await api('setTicketStatus', { params: { id }, body: { status, statusLabelId, ...why } })).row);
  }

  async markSpam({ id }: TicketRow, block: 'none' | 'address' | 'domain'): Promise<void> {
    this.show((await api('markSpam', { params: { id }, body: { block } })).row);
  }

  async notSpam({ id }: TicketRow): Promise<void> {
    this.show((await api('notSpam', { params: { id }, body: { unblock: true } })).row);
  }

  async noReplyNeeded({ id }: TicketRow, reason: string): Promise<void> {
    this.show((await api('noReplyNeeded', { params: { id }, body: { reason } })).row);
  }

  async reportNoSolution({ id }: TicketRow, reason: string): Promise<void> {
    const body = { clientId: crypto.randomUUID(), reason };
    putEscalations(id, await api('reportNoSolution', { params: { id }, body }));
  }

  setPriority({ id }: TicketRow, priority: TicketRow['priority']): void {
    tried(api('setPriority', { params: { id }, body: { priority } }).then(({ row }) => this.show(row)));
  }

  async setTags({ id }: TicketRow, tags: string[]): Promise<void> {
    this.show((await api('setTags', { params: { id }, body: { tags } })).row);
  }

  async setSubject({ id }: TicketRow, subject: string): Promise<void> {
    this.show((await api('setSubject', { params: { id }, body: { subject } })).row);
  }

  /** The desk has read so far. Lost calls don't matter: the next message brings the next one. */
  markRead({ id }: TicketRow, seq: number): void {
    void api('markRead', { params: { id }, body: { seq } }).catch((error: unknown) => console.warn('read mark', error));
  }

  private show(row: TicketRow): void {
    this.rows.put([row]);
    putRow(row);
  }
}
