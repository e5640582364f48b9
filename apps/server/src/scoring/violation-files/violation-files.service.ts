import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Locale, Violation, violationExport, ViolationStep } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { everyRow } from '../../platform/http/keyset';
import { type Cell, type ColumnKind, type ColumnOf, instantCell, type Table } from '../../platform/http/table';
import { CompanyService } from '../../desk/setup/company.service';
import { ViolationLists } from '../violations/violation-lists.service';
import { VIOLATION_WORDS, type ViolationColumn } from './violation-words';

/** The ledger as a file: the rows of the screen, by the same query and the same gate (law 10). */
@Injectable()
export class ViolationFiles {
  constructor(
    private readonly lists: ViolationLists,
    private readonly company: CompanyService,
  ) {}

  async sheet(me: Principal, query: z.output<typeof violationExport>): Promise<Table> {
    const { zone } = await this.company.get();
    const columns = columnsOf(query.locale);
    return {
      title: [VIOLATION_WORDS[query.locale].title, query.month].filter(Boolean).join(' '),
      zone,
      columns,
      fixed: 3,
      rows: everyRow(
        (asked) => this.lists.page(me, { ...query, ...asked }),
        (row) => columns.map(({ of }) => of(row)),
      ),
    };
  }
}

function columnsOf(locale: Locale): ColumnOf<Violation>[] {
  const words = VIOLATION_WORDS[locale];
  const column = (key: ViolationColumn, kind: ColumnKind, of: (row: Violation) => Cell) => ({
    ...{ name: words.columns[key], kind, of },
  });
  return [
    column('at', 'instant', ({ at }) => instantCell(at)),
    column('number', 'text', ({ workNumber }) => workNumber),
    column('agent', 'text', ({ agentName }) => agentName),
    column('rule', 'text', ({ rule }) => words.rules[rule]),
    column('state', 'text', ({ state }) => words.states[state]),
    column('points', 'number', ({ points, amount }) => (amount === null ? -points : null)),
    column('amount', 'money', ({ amount }) => amount),
    column('ticket', 'text', ({ ticketNumber }) => (ticketNumber === null ? '' : `#${ticketNumber}`)),
    column('contact', 'text', ({ contactName }) => contactName),
    column('said', 'text', ({ said }) => said?.text ?? ''),
    column('judged', 'instant', (row) => instantCell(judged(row)?.at)),
    column('judge', 'text', (row) => nameOf(judged(row), words.desk)),
    column('appeal', 'text', (row) => last(row, ['appealed'])?.text ?? ''),
    column('decided', 'instant', (row) => instantCell(decided(row)?.at)),
    column('decider', 'text', (row) => nameOf(decided(row), words.desk)),
    column('reason', 'text', (row) => (decided(row) ?? judged(row))?.text ?? ''),
    column('due', 'instant', ({ dueAt }) => instantCell(dueAt)),
  ];
}

const last = ({ steps }: Violation, kinds: readonly ViolationStep['step'][]): ViolationStep | undefined =>
  steps.findLast(({ step }) => kinds.includes(step));
const judged = (row: Violation) => last(row, ['confirmed', 'dismissed']);
const decided = (row: Violation) => last(row, ['upheld', 'reversed']);
const nameOf = (step: ViolationStep | undefined, desk: string): string => (step ? (step.by?.name ?? desk) : '');
