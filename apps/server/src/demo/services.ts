import type { INestApplicationContext, Type } from '@nestjs/common';
import { AgentAdmin } from '../desk/agents/agent-admin.service';
import { AgentsService } from '../desk/agents/agents.service';
import { AttachmentsService } from '../desk/attachments/attachments.service';
import { RulesService } from '../desk/automation/rules.service';
import { BacklogService } from '../desk/backlog/backlog.service';
import { CausesService } from '../desk/backlog/causes.service';
import { BoardRules } from '../desk/board-alarms/board-rules.service';
import { ComplaintVerbs } from '../desk/complaints/complaint-verbs.service';
import { ComplaintsService } from '../desk/complaints/complaints.service';
import { DayEndService } from '../desk/day-end/day-end.service';
import { CalendarsService } from '../desk/calendars/calendars.service';
import { CallbacksService } from '../desk/callbacks/callbacks.service';
import { ServiceOutcomes } from '../desk/callbacks/service-outcomes.service';
import { CallsService } from '../desk/calls/calls.service';
import { ContactGroups } from '../desk/contact-groups/contact-groups.service';
import { GroupTurns } from '../desk/contact-groups/group-turns.service';
import { ContactsService } from '../desk/contacts/contacts.service';
import { StandIns } from '../desk/dispatch/stand-ins.service';
import { GuidedScriptsService } from '../desk/guided-scripts/guided-scripts.service';
import { ScriptRuns } from '../desk/guided-scripts/script-runs.service';
import { InboxAdmin } from '../desk/inboxes/inbox-admin.service';
import { InboxesService } from '../desk/inboxes/inboxes.service';
import { DoorService } from '../desk/intake/door.service';
import { InputsService } from '../desk/intake/inputs.service';
import { InterimService } from '../desk/interim/interim.service';
import { LaddersService } from '../desk/ladder/ladders.service';
import { LeadLists } from '../desk/leads/lead-lists.service';
import { LeadReturns } from '../desk/leads/lead-returns.service';
import { LeadSalesService } from '../desk/leads/lead-sales.service';
import { LeadSetupService } from '../desk/leads/lead-setup.service';
import { LeadsService } from '../desk/leads/leads.service';
import { MacrosService } from '../desk/macros/macros.service';
import { PartsService } from '../desk/parts/parts.service';
import { SettingsService } from '../desk/policies/settings.service';
import { SaleImports } from '../desk/sales/sale-imports.service';
import { SaleTaking } from '../desk/sales/sale-taking.service';
import { SheetReading } from '../desk/sales/sheet-reading.service';
import { GreetingsService } from '../desk/scripts/greetings.service';
import { SnippetsService } from '../desk/scripts/snippets.service';
import { PromiseDeadlines } from '../desk/promises/promise-deadlines.service';
import { PromisesService } from '../desk/promises/promises.service';
import { RepeatFinder } from '../desk/repeats/repeat-finder.service';
import { RepeatsService } from '../desk/repeats/repeats.service';
import { ServiceFactsWriting } from '../desk/service-facts/service-facts-writing.service';
import { ServicePolicyWriting } from '../desk/service-policies/service-policy-writing.service';
import { CompanyService } from '../desk/setup/company.service';
import { FirstRun } from '../desk/setup/first-run';
import { StatusLabelsService } from '../desk/setup/status-labels.service';
import { ShiftWriting } from '../desk/shifts/shift-writing.service';
import { SurveyLists } from '../desk/surveys/survey-lists.service';
import { SurveyPlanner } from '../desk/surveys/survey-planner.service';
import { SurveyRules } from '../desk/surveys/survey-rules.service';
import { SurveySending } from '../desk/surveys/survey-sending.service';
import { SurveysService } from '../desk/surveys/surveys.service';
import { TeamsService } from '../desk/teams/teams.service';
import { Territories } from '../desk/territories/territories.service';
import { TicketTerritories } from '../desk/ticket-territories/ticket-territories.service';
import { AssignmentsService } from '../desk/tickets/assignments.service';
import { ClosingService } from '../desk/tickets/closing.service';
import { DeliveriesService } from '../desk/tickets/deliveries.service';
import { RepliesService } from '../desk/tickets/replies.service';
import { TicketsService } from '../desk/tickets/tickets.service';
import { WindowsService } from '../desk/tickets/windows.service';
import { CardPlanning } from '../scoring/cards/card-planning.service';
import { CardReading } from '../scoring/cards/card-reading.service';
import { CardTemplates } from '../scoring/cards/card-templates.service';
import { CardsService } from '../scoring/cards/cards.service';
import { ConductReader } from '../scoring/conduct/conduct-reader.service';
import { QualityDraws } from '../scoring/quality/quality-draws.service';
import { QualityMarks } from '../scoring/quality/quality-marks.service';
import { QualityReading } from '../scoring/quality/quality-reading.service';
import { Refinements } from '../scoring/refinements/refinements.service';
import { Ledger } from '../scoring/violations/ledger.service';
import { ViolationsService } from '../scoring/violations/violations.service';
import { WorkReportDeadlines } from '../scoring/work-reports/work-report-deadlines.service';
import { WorkReportReading } from '../scoring/work-reports/work-report-reading.service';
import { WorkReports } from '../scoring/work-reports/work-reports.service';
import { AuditLog } from '../platform/auth/audit-log';
import { Database } from '../platform/database/database';

/** The desk as the demo uses it: the same services that people and channels reach. */
export function servicesOf(app: INestApplicationContext) {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  return {
    database: get(Database),
    audit: get(AuditLog),
    firstRun: get(FirstRun),
    company: get(CompanyService),
    agentAdmin: get(AgentAdmin),
    agents: get(AgentsService),
    teams: get(TeamsService),
    territories: get(Territories),
    standIns: get(StandIns),
    calendars: get(CalendarsService),
    inboxAdmin: get(InboxAdmin),
    inboxes: get(InboxesService),
    labels: get(StatusLabelsService),
    greetings: get(GreetingsService),
    snippets: get(SnippetsService),
    macros: get(MacrosService),
    ladders: get(LaddersService),
    settings: get(SettingsService),
    contacts: get(ContactsService),
    contactGroups: get(ContactGroups),
    groupTurns: get(GroupTurns),
    attachments: get(AttachmentsService),
    door: get(DoorService),
    inputs: get(InputsService),
    tickets: get(TicketsService),
    replies: get(RepliesService),
    assignments: get(AssignmentsService),
    windows: get(WindowsService),
    deliveries: get(DeliveriesService),
    closing: get(ClosingService),
    calls: get(CallsService),
    callbacks: get(CallbacksService),
    promises: get(PromisesService),
    promiseDeadlines: get(PromiseDeadlines),
    interim: get(InterimService),
    leads: get(LeadsService),
    leadLists: get(LeadLists),
    leadSales: get(LeadSalesService),
    leadReturns: get(LeadReturns),
    leadSetup: get(LeadSetupService),
    saleImports: get(SaleImports),
    saleReading: get(SheetReading),
    saleTaking: get(SaleTaking),
    backlog: get(BacklogService),
    causes: get(CausesService),
    complaints: get(ComplaintsService),
    complaintVerbs: get(ComplaintVerbs),
    dayEnd: get(DayEndService),
    conduct: get(ConductReader),
    repeatFinder: get(RepeatFinder),
    repeats: get(RepeatsService),
    ticketTerritories: get(TicketTerritories),
    guidedScripts: get(GuidedScriptsService),
    scriptRuns: get(ScriptRuns),
    outcomes: get(ServiceOutcomes),
    refinements: get(Refinements),
    ledger: get(Ledger),
    violations: get(ViolationsService),
    cardTemplates: get(CardTemplates),
    cardPlanning: get(CardPlanning),
    cardReading: get(CardReading),
    cards: get(CardsService),
    workReports: get(WorkReports),
    workReportDeadlines: get(WorkReportDeadlines),
    workReportReading: get(WorkReportReading),
    qualityDraws: get(QualityDraws),
    qualityMarks: get(QualityMarks),
    qualityReading: get(QualityReading),
    shifts: get(ShiftWriting),
    servicePolicies: get(ServicePolicyWriting),
    serviceFacts: get(ServiceFactsWriting),
    parts: get(PartsService),
    automation: get(RulesService),
    boardRules: get(BoardRules),
    surveyRules: get(SurveyRules),
    surveyPlanner: get(SurveyPlanner),
    surveySending: get(SurveySending),
    surveyLists: get(SurveyLists),
    surveys: get(SurveysService),
  };
}

export type Services = ReturnType<typeof servicesOf>;
