import type { Lead, Locale } from '#contract';
import { type Cell, type ColumnKind, type ColumnOf, instantCell } from '../../platform/http/table';
import type { AgentName } from '../agents/agent-names';
import { LEAD_WORDS, type LeadColumn } from './lead-words';

/** A lead's columns, in the order in which its life goes. */
export function leadColumns(locale: Locale, agents: ReadonlyMap<string, AgentName>): ColumnOf<Lead>[] {
  const { columns, stages, rejections, lost } = LEAD_WORDS[locale];
  const column = (key: LeadColumn, kind: ColumnKind, of: (lead: Lead) => Cell) => ({ name: columns[key], kind, of });
  return [
    column('opened', 'instant', ({ createdAt }) => instantCell(createdAt)),
    column('contact', 'text', ({ contactName }) => contactName),
    column('unit', 'text', ({ unitName }) => unitName),
    column('need', 'text', ({ need }) => need),
    column('ticket', 'text', ({ ticketNumber }) => (ticketNumber === null ? '' : `#${ticketNumber}`)),
    column('agent', 'text', ({ agentId }) => agents.get(agentId)?.name ?? ''),
    column('stage', 'text', ({ stage }) => stages[stage]),
    column('rejection', 'text', ({ rejection }) => rejection && rejections[rejection]),
    column('source', 'text', ({ source }) => source),
    column('campaign', 'text', ({ campaign }) => campaign),
    column('keyword', 'text', ({ keyword }) => keyword),
    column('landing', 'text', ({ origin }) => origin?.landing ?? ''),
    column('judged', 'instant', ({ judgedAt }) => instantCell(judgedAt)),
    column('area', 'text', ({ handed }) => handed?.territoryName ?? ''),
    column('salesperson', 'text', ({ handed }) => handed?.name ?? ''),
    column('handed', 'instant', ({ handed }) => instantCell(handed?.at)),
    column('contacted', 'instant', ({ contactedAt }) => instantCell(contactedAt)),
    column('ended', 'instant', ({ outcome }) => instantCell(outcome?.at)),
    column('amount', 'money', ({ outcome }) => yuan(outcome?.amountCents)),
    column('lost', 'text', ({ outcome }) => (outcome?.reason ? lost[outcome.reason] : '')),
    column('note', 'text', noteOf),
  ];
}

/** What was said last of it. */
const noteOf = ({ outcome, contactNote, handed, rejectionNote }: Lead): string =>
  outcome?.note || contactNote || handed?.note || rejectionNote;
const yuan = (cents: number | null | undefined): number | null => (cents == null ? null : cents / 100);
