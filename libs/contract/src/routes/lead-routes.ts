import type * as analysis from '../lead-analysis';
import type * as lists from '../lead-lists';
import type * as leads from '../leads';
import { type In, type Out, route } from './route';

type Verb<K extends keyof typeof leads> = In<(typeof leads)[K]>;

/** Leads: their judgement, what became of them in sales, and what admins set for them. */
export const LEAD_ROUTES = {
  listLeads: route<undefined, In<typeof lists.leadQuery>, Out<typeof lists.leadList>>('GET', '/leads'),
  exportLeads: route<undefined, In<typeof lists.leadExport>, Blob>('GET', '/leads/export'),
  createLead: route<Verb<'leadCreate'>, undefined, leads.Lead>('POST', '/leads'),
  leadFunnel: route<undefined, In<typeof lists.leadFunnelQuery>, lists.LeadFunnel>('GET', '/leads/funnel'),
  sameLeads: route<undefined, { contactId: string }, Out<typeof leads.leadSameList>>('GET', '/leads/same'),
  leadSetup: route<undefined, undefined, leads.LeadSetup>('GET', '/leads/setup'),
  writeLeadSetup: route<Verb<'leadSetupWrite'>, undefined, leads.LeadSetup>('PUT', '/admin/lead-setup'),
  contactOrigin: route<undefined, undefined, { origin: leads.VisitOriginView | null }>('GET', '/contacts/:id/origin'),
  getLead: route<undefined, undefined, lists.LeadPage>('GET', '/leads/:id'),
  patchLead: route<Verb<'leadPatch'>, undefined, leads.Lead>('PATCH', '/leads/:id'),
  judgeLead: route<Verb<'leadJudge'>, undefined, leads.Lead>('POST', '/leads/:id/judge'),
  handLead: route<Verb<'leadHand'>, undefined, leads.Lead>('POST', '/leads/:id/hand'),
  contactLead: route<Verb<'leadContacted'>, undefined, leads.Lead>('POST', '/leads/:id/contacted'),
  endLead: route<Verb<'leadEnd'>, undefined, leads.Lead>('POST', '/leads/:id/end'),
  joinLead: route<Verb<'leadJoin'>, undefined, leads.Lead>('POST', '/leads/:id/join'),
  tellLeadApart: route<Verb<'leadApart'>, undefined, leads.Lead>('POST', '/leads/:id/apart'),
  leadAnalysis: route<undefined, In<typeof analysis.leadAnalysisQuery>, analysis.LeadAnalysis>('GET', '/lead-analysis'),
  exportLeadAnalysis: route<undefined, In<typeof analysis.leadAnalysisExport>, Blob>('GET', '/lead-analysis/export'),
} as const;
