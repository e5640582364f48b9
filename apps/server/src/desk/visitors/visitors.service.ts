import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { VisitorEvent, VisitorMessage, VisitorSession, visitorSessionRequest } from '#contract';
import { DomainError, visitOrigin } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { hashToken, newToken } from '../../platform/auth/tokens';
import { AgentsService } from '../agents/agents.service';
import { ContactsService } from '../contacts/contacts.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { messageView, type MessageRecord } from '../tickets/message.view';
import { visitorMessage } from './visitor-message.view';
import type { Visitor } from './visitor';
import { VisitorsRepository } from './visitors.repository';
import { WidgetConfigService } from './widget-config.service';

type FirstPage = NonNullable<z.output<typeof visitorSessionRequest>['first']>;

const HISTORY = 50;
const GUEST_NAMES = { 'zh-CN': '访客', en: 'Visitor' } as const;

/** Who a visitor is and what the visitor's chat holds. Saying something is the chat's business. */
@Injectable()
export class VisitorsService {
  constructor(
    private readonly database: Database,
    private readonly repository: VisitorsRepository,
    private readonly contacts: ContactsService,
    private readonly inboxes: InboxesService,
    private readonly agents: AgentsService,
    private readonly config: WidgetConfigService,
    private readonly clock: Clock,
  ) {}

  /** The inbox of a widget; throws when it is unknown or switched off. */
  async inbox(key: string): Promise<InboxRecord> {
    const inbox = await this.inboxes.byWidgetKey(key);
    if (!inbox) throw new DomainError('not_found');
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    return inbox;
  }

  /** The visitor a token belongs to, on this inbox alone. */
  async known(token: string | undefined, inboxId: string): Promise<Visitor> {
    const visitor = token ? await this.repository.byToken(hashToken(token)) : null;
    if (!visitor || visitor.inboxId !== inboxId) throw new DomainError('visitor_unknown');
    return visitor;
  }

  /** Continues the session of a known token, or begins one. Nothing is stored for a page view until then. */
  async session(key: string, asked: z.output<typeof visitorSessionRequest>): Promise<VisitorSession> {
    const { token, locale } = asked;
    const inbox = await this.inbox(key);
    const found = token ? await this.repository.byToken(hashToken(token)) : null;
    const valid = found?.inboxId === inbox.id ? found : null;
    const begun = valid ? { visitor: valid, token: token! } : await this.begin(inbox, locale ?? 'zh-CN', asked.first);
    return this.describe(inbox, begun.visitor, begun.token, locale);
  }

  private async begin(
    inbox: InboxRecord,
    locale: 'zh-CN' | 'en',
    first: FirstPage | undefined,
  ): Promise<{ visitor: Visitor; token: string }> {
    const token = newToken();
    const externalId = newId();
    await this.database.transaction(async (tx) => {
      const name = `${GUEST_NAMES[locale]} ${externalId.slice(-4).toUpperCase()}`;
      const ids = {
        inbox_id: inbox.id,
        channel: inbox.channel,
        external_id: externalId,
        contact_id: newId(),
        identity_id: newId(),
      };
      await this.contacts.arrive(tx, [
        { ...ids, name, email: null, phone: null, union_id: null, at: this.clock.now() },
      ]);
      await this.repository.setToken(tx, inbox.id, externalId, hashToken(token));
      const origin = first && visitOrigin(first);
      if (origin) await this.repository.keepOrigin(tx, ids.contact_id, origin, this.clock.now());
    });
    return { visitor: (await this.repository.byToken(hashToken(token)))!, token };
  }

  private async describe(
    inbox: InboxRecord,
    visitor: Visitor,
    token: string,
    locale: 'zh-CN' | 'en' | undefined,
  ): Promise<VisitorSession> {
    const chat = await this.repository.chat(visitor.contactId, inbox.id);
    const records = chat ? await this.repository.messages(this.database, chat.id, {}, HISTORY + 1) : [];
    return {
      token,
      config: await this.config.of(inbox, locale),
      contact: { name: isGuest(visitor) ? null : visitor.name, email: visitor.email, phone: visitor.phone },
      messages: await this.views(inbox, records.slice(-HISTORY)),
      hasEarlier: records.length > HISTORY,
      readSeq: chat?.readSeq ?? 0,
      agentReadSeq: chat?.agentReadSeq ?? 0,
      open: chat !== null && chat.status !== 'resolved' && chat.status !== 'closed',
    };
  }

  /** What a visitor missed after a seq, for a replay over the socket or a poll. */
  async since(visitor: Visitor, afterSeq: number): Promise<{ events: VisitorEvent[]; ticketId: string | null }> {
    const inbox = await this.inboxes.byId(visitor.inboxId);
    const chat = await this.repository.chat(visitor.contactId, inbox.id);
    if (!chat) return { events: [], ticketId: null };
    const records = await this.repository.messages(this.database, chat.id, { after: afterSeq }, 500);
    const messages = (await this.views(inbox, records)).map((message) => ({ type: 'message' as const, message }));
    const resolved = chat.status === 'resolved' || chat.status === 'closed';
    return {
      events: [
        ...messages,
        { type: 'read', seq: chat.agentReadSeq },
        { type: 'status', status: resolved ? 'resolved' : 'open' },
      ],
      ticketId: chat.id,
    };
  }

  async earlier(visitor: Visitor, before: number): Promise<{ messages: VisitorMessage[]; hasEarlier: boolean }> {
    const inbox = await this.inboxes.byId(visitor.inboxId);
    const chat = await this.repository.chat(visitor.contactId, inbox.id);
    const records = chat ? await this.repository.messages(this.database, chat.id, { before }, HISTORY + 1) : [];
    return { messages: await this.views(inbox, records.slice(-HISTORY)), hasEarlier: records.length > HISTORY };
  }

  /** Details a visitor leaves. They are claims: they fill what is empty and the name a guest had, never overwrite. */
  async details(visitor: Visitor, given: { name?: string; email?: string; phone?: string }): Promise<void> {
    const patch = {
      ...(given.name && isGuest(visitor) ? { name: given.name } : {}),
      ...(given.email ? { email: given.email } : {}),
      ...(given.phone ? { phone: given.phone } : {}),
    };
    await this.contacts.patch({ kind: 'contact', id: visitor.contactId, name: visitor.name }, visitor.contactId, patch);
  }

  async views(inbox: InboxRecord, records: MessageRecord[]): Promise<VisitorMessage[]> {
    const names = await this.agents.names();
    return records.flatMap((record) => visitorMessage(messageView(record), inbox.widgetKey!, names) ?? []);
  }
}

const isGuest = ({ name }: Visitor): boolean =>
  Object.values(GUEST_NAMES).some((guest) => name.startsWith(`${guest} `));
