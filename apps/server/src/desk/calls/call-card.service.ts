import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Call, callCard } from '#contract';
import { chooseGreeting, isWorking, known, minuteOfDayIn, renderTemplate } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { CalendarsService } from '../calendars/calendars.service';
import { ContactsService } from '../contacts/contacts.service';
import { SettingsService } from '../policies/settings.service';
import { GreetingsService } from '../scripts/greetings.service';
import { ScriptValues } from '../scripts/script-values';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { CallAccess } from './call-access';
import { CallContacts } from './call-contacts';
import { type CallRow, callView } from './call.view';
import { CallsRepository } from './calls.repository';

/** DOMAIN H10 */
const APOLOGY = '让您久等了！';
/** DOMAIN H5, H6, W11; said until the company writes its own. */
const GREETINGS = {
  unknown: '您好！{{company.name}}，{{agent.workNumber}} 号为您服务，请问您是哪里？',
  known: '您好！{{company.name}}，{{contact.name}}您好，{{agent.workNumber}} 号为您服务，请问需要我帮您做什么？',
};

/** What an agent sees while it rings: who it may be, what is open with them, what to say. */
@Injectable()
export class CallCardService {
  constructor(
    private readonly repository: CallsRepository,
    private readonly access: CallAccess,
    private readonly matches: CallContacts,
    private readonly contacts: ContactsService,
    private readonly tickets: TicketReadingService,
    private readonly greetings: GreetingsService,
    private readonly values: ScriptValues,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  async ringing(me: Principal): Promise<Call[]> {
    return (await this.repository.ringingFor(me.agentId)).map(callView);
  }

  async call(me: Principal, id: string): Promise<Call> {
    return callView(await this.access.seen(me, id));
  }

  async card(me: Principal, id: string): Promise<z.infer<typeof callCard>> {
    const call = await this.access.seen(me, id);
    const ids = await this.matches.candidates(call.number, call.contact_id);
    const contacts = await Promise.all(ids.map((contactId) => this.contacts.view(contactId)));
    const tickets = (await Promise.all(ids.map((contactId) => this.tickets.openOf(me, contactId)))).flat();
    const now = this.clock.now();
    const answer = call.answer_target_seconds ?? (await this.settings.at('ring.answer', now));
    const apology = await this.settings.at('ring.apology', now);
    const greeting = await this.greeting(me, call, contacts[0]!);
    return { contacts, chosenContactId: call.contact_id, tickets, greeting, ring: { answer, apology } };
  }

  /** The inbox's own greeting that fits, else the trade's. A contact named after the number has no name to say. */
  private async greeting(me: Principal, call: CallRow, contact: { id: string; name: string; company: string | null }) {
    const at = this.clock.now();
    const named = contact.name !== call.number && call.number !== null;
    const earlierTickets = await this.tickets.countOf(contact.id);
    const isKnown = named && known({ name: contact.name, company: contact.company, earlierTickets });
    const calendar = await this.calendars.ofTeam(call.inbox_team_id);
    const own = call.inbox_id ? await this.greetings.ofInbox(call.inbox_id) : [];
    const occasion = {
      known: isKnown,
      working: isWorking(calendar, at),
      minuteOfDay: minuteOfDayIn(calendar.zone, at),
    };
    const audience = isKnown ? ('known' as const) : ('unknown' as const);
    const values = await this.values.values({
      inboxId: call.inbox_id ?? '',
      teamId: call.inbox_team_id,
      contactName: isKnown ? contact.name : null,
      contactCompany: contact.company,
      ticketNumber: null,
      subject: null,
      agentId: me.agentId,
      at,
      locale: 'zh-CN',
    });
    const text = renderTemplate(chooseGreeting(own, occasion)?.text ?? GREETINGS[audience], values);
    return { audience, text, apology: APOLOGY };
  }
}
