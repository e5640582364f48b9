import { Injectable } from '@nestjs/common';
import type { ReportContent } from '#contract';
import { dayRange } from '#domain';
import { CoverageService } from '../callbacks/coverage.service';
import { CompanyService } from '../setup/company.service';

const LINES = 2000;

/** A week's callbacks of the whole company: what was due, what came of it, and what contacts said (DOMAIN V19). */
@Injectable()
export class ReportContents {
  constructor(
    private readonly coverage: CoverageService,
    private readonly company: CompanyService,
  ) {}

  async of(from: string, to: string): Promise<ReportContent> {
    const { name: company, zone } = await this.company.get();
    const span = { from: dayRange(zone, from).from, to: dayRange(zone, to).to };
    const { rows, lines: seen } = await this.coverage.companyWide(span, LINES);
    const sum = (field: 'planned' | 'done' | 'overdue' | 'satisfied' | 'answered') =>
      rows.reduce((total, row) => total + row[field], 0);
    const sums = { planned: sum('planned'), done: sum('done'), overdue: sum('overdue') };
    const lines = seen.flatMap((line) => {
      const { result, done_at, feedback, ticket_number } = line;
      if (!done_at || !feedback || (result !== 'satisfied' && result !== 'neutral' && result !== 'not_satisfied'))
        return [];
      const ticketNumber = ticket_number === null ? null : Number(ticket_number);
      const about = { contactName: line.contact_name, ticketNumber, agentName: line.agent_name };
      return [{ at: done_at.toISOString(), ...about, result, feedback }];
    });
    return { company, zone, from, to, ...sums, satisfied: sum('satisfied'), answered: sum('answered'), rows, lines };
  }
}
