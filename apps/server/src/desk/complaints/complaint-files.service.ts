import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { complaintExport, ComplaintView, Locale } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { everyRow } from '../../platform/http/keyset';
import { type Cell, type ColumnKind, type ColumnOf, instantCell, type Table } from '../../platform/http/table';
import type { AgentName } from '../agents/agent-names';
import { AgentsService } from '../agents/agents.service';
import { CompanyService } from '../setup/company.service';
import { COMPLAINT_WORDS, type ComplaintColumn, type ComplaintState } from './complaint-words';
import { ComplaintsService } from './complaints.service';

/** The register as a file: the rows of the screen, by the same query and the same gate (law 10). */
@Injectable()
export class ComplaintFiles {
  constructor(
    private readonly complaints: ComplaintsService,
    private readonly agents: AgentsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async sheet(me: Principal, query: z.output<typeof complaintExport>): Promise<Table> {
    const [{ zone }, agents] = await Promise.all([this.company.get(), this.agents.names()]);
    const columns = columnsOf(query.locale, agents, this.clock.now());
    return {
      title: COMPLAINT_WORDS[query.locale].title,
      zone,
      columns,
      fixed: 1,
      rows: everyRow(
        (asked) => this.complaints.page(me, { ...query, ...asked }),
        (complaint) => columns.map(({ of }) => of(complaint)),
      ),
    };
  }
}

function columnsOf(locale: Locale, agents: ReadonlyMap<string, AgentName>, now: Date): ColumnOf<ComplaintView>[] {
  const words = COMPLAINT_WORDS[locale];
  const who = (id: string): string => agents.get(id)?.name ?? '';
  const column = (key: ComplaintColumn, kind: ColumnKind, of: (complaint: ComplaintView) => Cell) => ({
    ...{ name: words.columns[key], kind, of },
  });
  return [
    column('number', 'text', ({ number }) => String(number)),
    column('written', 'instant', ({ createdAt }) => instantCell(createdAt)),
    column('contact', 'text', ({ person }) => person),
    column('company', 'text', ({ company }) => company),
    column('phone', 'text', ({ phone }) => phone),
    column('address', 'text', ({ address }) => address),
    column('ticket', 'text', ({ ticketNumber }) => (ticketNumber === null ? '' : `#${ticketNumber}`)),
    column('severity', 'text', ({ severity }) => words.severities[severity]),
    column('cause', 'text', ({ cause }) => cause),
    column('agent', 'text', ({ agentId }) => who(agentId)),
    column('writer', 'text', ({ writerId }) => who(writerId)),
    column('signed', 'instant', ({ signedAt }) => instantCell(signedAt)),
    column('due', 'instant', ({ dueAt }) => instantCell(dueAt)),
    column('state', 'text', (complaint) => words.states[stateOf(complaint, now)]),
    column('closed', 'instant', ({ closedAt }) => instantCell(closedAt)),
    column('reason', 'text', ({ closingReason }) => closingReason),
    column('departments', 'text', ({ notices }) => notices.map(({ department }) => department).join(', ')),
    column('last', 'text', ({ steps }) => steps.at(-1)?.result ?? ''),
    column('claim', 'text', ({ compensation }) => compensation?.claim ?? ''),
    column('answer', 'text', ({ compensation }) => decision(compensation, words)),
  ];
}

const stateOf = ({ closedAt, closedHow, dueAt }: ComplaintView, now: Date): ComplaintState =>
  closedAt ? (closedHow ?? 'satisfied') : new Date(dueAt) < now ? 'late' : 'open';

function decision(asked: ComplaintView['compensation'], words: { approved: string; refused: string }): string {
  if (!asked || asked.approved === null) return '';
  return [asked.approved ? words.approved : words.refused, asked.answer].filter(Boolean).join(': ');
}
