import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Locale } from '#contract';
import { DomainError, nextOpening, type TemplateValues, type WorkCalendar } from '#domain';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import { CompanyService } from '../setup/company.service';
import { TeamsService } from '../teams/teams.service';

/** What a script is filled in for. A missing part leaves the script's own wording for it. */
export interface ScriptOccasion {
  inboxId: string;
  teamId: string | null;
  contactName: string | null;
  contactCompany: string | null;
  ticketNumber: number | null;
  subject: string | null;
  /** Whose name and work number the text carries (DOMAIN W11). */
  agentId: string | null;
  at: Date;
  /** When the ticket was opened; `at` for one that is being opened. */
  openedAt?: Date;
  /** The contact's, as far as it is known. */
  locale: string | null;
}

@Injectable()
export class ScriptValues {
  constructor(
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly calendars: CalendarsService,
    private readonly company: CompanyService,
  ) {}

  async values(occasion: ScriptOccasion): Promise<TemplateValues> {
    const { teamId, agentId, at } = occasion;
    const locale: Locale = occasion.locale?.startsWith('en') ? 'en' : 'zh-CN';
    const [company, names, team, calendar] = await Promise.all([
      this.company.get(),
      this.agents.names(),
      teamId === null ? null : this.teams.byId(teamId),
      this.calendars.ofTeam(teamId),
    ]);
    const agent = agentId === null ? undefined : names.get(agentId);
    return {
      'contact.name': occasion.contactName,
      'contact.company': occasion.contactCompany,
      'agent.name': agent?.name,
      'agent.workNumber': agent?.workNumber,
      'company.name': company.name,
      'team.name': team?.name,
      'ticket.number': occasion.ticketNumber?.toString(),
      'ticket.subject': occasion.subject,
      'ticket.openedOn': dayText(occasion.openedAt ?? at, company.zone, locale),
      'work.opensAt': openingText(calendar, at, locale),
    };
  }
}

const DAY = { 'zh-CN': 'M月d日', en: 'd LLL' } as const;
const OPENING = { 'zh-CN': 'M月d日（ccc）HH:mm', en: 'ccc d LLL, HH:mm' } as const;

const dayText = (at: Date, zone: string, locale: Locale): string =>
  DateTime.fromJSDate(at, { zone }).setLocale(locale).toFormat(DAY[locale]);

/** A calendar that has run out of working days has no opening to announce. */
function openingText(calendar: WorkCalendar, at: Date, locale: Locale): string | null {
  try {
    const opening = DateTime.fromJSDate(nextOpening(calendar, at), { zone: calendar.zone });
    return opening.setLocale(locale).toFormat(OPENING[locale]);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'calendar_never_opens') return null;
    throw error;
  }
}
