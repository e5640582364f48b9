import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { partAsk, partRequest } from '#contract';
import {
  DomainError,
  expectedDay,
  localDayOf,
  mustBeShown,
  type AwaitedKind,
  requestedPart,
  requestPart,
} from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { newId } from '../../platform/database/uuid';
import { RepliesService } from '../tickets/replies.service';
import type { Verb } from '../tickets/verb';
import { PartTransit } from './part-transit.service';
import { columnsOf, newPart, partOf, type PartRow } from './part.view';
import { PartsRepository } from './parts.repository';

type Ask = z.output<typeof partAsk>;
type Request = z.output<typeof partRequest>;

/** Asking for a part: with the day the contact was told (M4), and for a return or an exchange its fault and pictures (B6). */
@Injectable()
export class PartAsking {
  constructor(
    private readonly repository: PartsRepository,
    private readonly replies: RepliesService,
    private readonly transit: PartTransit,
  ) {}

  /** Answers the id of the new part. For who holds the ticket's lock, as `request`. */
  async ask(me: Principal, work: Verb, input: Ask, zone: string): Promise<string> {
    const { ticket, now } = work.plan;
    if (ticket.status === 'closed') throw new DomainError('ticket_closed', { number: ticket.number });
    if (ticket.status === 'spam') throw new DomainError('ticket_is_spam', { spam: true });
    const part = requestedPart(now, dayOf(input, zone, now));
    const messageId = await this.show(me, work, input, input.name);
    const about = { ticketId: ticket.id, contactId: ticket.contactId, name: input.name, byId: me.agentId, messageId };
    const row = { ...newPart(part, about), ...wordsOf(input), requested_by_id: me.agentId };
    await this.repository.insert(work.tx, row);
    await this.transit.requested(me, work, input.byDivision);
    return row.id;
  }

  async request(me: Principal, work: Verb, row: PartRow, input: Request, zone: string): Promise<PartRow> {
    const { now } = work.plan;
    const part = requestPart(partOf(row), dayOf(input, zone, now), now);
    const name = input.name ?? row.name;
    const shown = await this.show(me, work, input, name);
    await this.transit.requested(me, work, input.byDivision);
    const asked = { ...columnsOf(part), ...wordsOf(input), name, requested_by_id: me.agentId };
    return { ...row, ...asked, message_id: shown ?? row.message_id };
  }

  /** The fault and the pictures as a note of the ticket; null where there is nothing to show. */
  private async show(me: Principal, work: Verb, input: Ask | Request, name: string): Promise<string | null> {
    const { kind, fault, attachmentIds } = input;
    if (kind === 'fit' && attachmentIds.length === 0) return null;
    const text = noteOf(kind, name, fault || input.note);
    const id = await this.replies.noteIn(work, me, { clientId: newId(), text, attachmentIds });
    const files = work.speeches.get(id)?.attachments ?? [];
    mustBeShown(kind, fault, files.filter(({ mediaType }) => mediaType.startsWith('image/')).length);
    return id;
  }
}

const dayOf = ({ expectedOn, consented }: Ask | Request, zone: string, now: Date): string | null =>
  expectedDay(expectedOn, consented, localDayOf(zone, now));

const wordsOf = ({ kind, number, quantity, note, fault }: Ask | Request) => ({ kind, number, quantity, note, fault });

const NOTES: Record<AwaitedKind, string> = { fit: '备件', return: '退机', exchange: '换机' };
const noteOf = (kind: AwaitedKind, name: string, words: string): string =>
  `${NOTES[kind]}：${name}${words ? `。${words}` : ''}`;
