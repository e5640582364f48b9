import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { leadExport } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { everyRow } from '../../platform/http/keyset';
import type { Table } from '../../platform/http/table';
import { AgentsService } from '../agents/agents.service';
import { LeadLists } from '../leads/lead-lists.service';
import { CompanyService } from '../setup/company.service';
import { leadColumns } from './lead-sheet';
import { LEAD_WORDS } from './lead-words';

/** The list of leads as a file: the rows of the screen, by the same query and the same gate (law 10). */
@Injectable()
export class LeadFiles {
  constructor(
    private readonly lists: LeadLists,
    private readonly agents: AgentsService,
    private readonly company: CompanyService,
  ) {}

  async sheet(me: Principal, query: z.output<typeof leadExport>): Promise<Table> {
    const [{ zone }, agents] = await Promise.all([this.company.get(), this.agents.names()]);
    const columns = leadColumns(query.locale, agents);
    return {
      title: [LEAD_WORDS[query.locale].title, query.month ?? query.wonIn].filter(Boolean).join(' '),
      zone,
      columns,
      fixed: 2,
      rows: everyRow(
        (asked) => this.lists.page(me, { ...query, ...asked }),
        (lead) => columns.map(({ of }) => of(lead)),
      ),
    };
  }
}
