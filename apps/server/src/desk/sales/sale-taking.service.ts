import { Injectable } from '@nestjs/common';
import { localDayOf, phoneDigits, type SaleLine, unitKey } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { CompanyService } from '../setup/company.service';
import { type BatchFacts, judgeRow, leadNumber, readRows } from './sale-batch';
import { SaleFactsRepository } from './sale-facts.repository';
import { type ImportRow, type LineRow, SaleImportsRepository } from './sale-imports.repository';
import { SaleWrites, SaleWriting } from './sale-writing.service';

const BATCH = 500;

/** Takes rows in, a batch a transaction with its position in it: after a crash it goes on where it was. */
@Injectable()
export class SaleTaking {
  constructor(
    private readonly database: Database,
    private readonly imports: SaleImportsRepository,
    private readonly facts: SaleFactsRepository,
    private readonly writing: SaleWriting,
    private readonly agents: AgentsService,
    private readonly access: RecordAccess,
    private readonly company: CompanyService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** The next batch of the oldest running import; false when there is none. */
  takeNext(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const row = await this.imports.next(tx, 'running');
      if (!row) return false;
      const me = await this.agents.principal(row.startedBy);
      if (!me) {
        await this.imports.save(tx, { ...row, state: 'failed', fault: 'account_disabled', endedAt: this.clock.now() });
        return true;
      }
      const lines = await this.imports.lines(tx, row.id, row.position, BATCH);
      const counted = await this.take(tx, me, row, lines);
      const over = lines.length < BATCH;
      const end = over ? { state: 'done' as const, endedAt: this.clock.now() } : {};
      await this.imports.save(tx, { ...row, ...counted, position: lines.at(-1)?.line ?? row.position, ...end });
      return true;
    });
  }

  /** What rows would do now, one after the other, with nothing written. */
  async foresee(tx: Tx, me: Principal, row: ImportRow, lines: readonly LineRow[]): Promise<LineRow[]> {
    const { rows, facts } = await this.learn(tx, me, row, lines);
    return rows.map(({ row: at, said }) => {
      if ('fault' in said) return { ...at, result: 'refused', ...said };
      const verdict = judgeRow(said, facts);
      if (verdict.kind === 'refused') return { ...at, result: 'refused', column: verdict.column, fault: verdict.fault };
      if (verdict.kind !== 'known') facts.orders.set(said.orderNumber, foreseen(said, verdict, facts));
      return { ...at, result: resultOf(verdict), column: null, fault: null };
    });
  }

  private async take(tx: Tx, me: Principal, row: ImportRow, lines: readonly LineRow[]): Promise<Partial<ImportRow>> {
    const { rows, facts } = await this.learn(tx, me, row, lines);
    const writes = new SaleWrites();
    const about = { me, importId: row.id, origin: row.origin, zone: facts.zone, now: this.clock.now() };
    const judged: Omit<LineRow, 'cells'>[] = [];
    for (const {
      row: { line },
      said,
    } of rows) {
      const verdict = 'fault' in said ? { kind: 'refused' as const, ...said } : judgeRow(said, facts);
      const refused = verdict.kind === 'refused' ? verdict : { column: null, fault: null };
      judged.push({ line, result: resultOf(verdict), column: refused.column, fault: refused.fault });
      if ('fault' in said || 'fault' in verdict || verdict.kind === 'known') continue;
      const order = facts.orders.get(said.orderNumber) ?? null;
      facts.orders.set(
        said.orderNumber,
        await this.writing.enter(tx, about, writes, { line, said, placed: verdict, order }),
      );
    }
    await this.writing.flush(tx, about, writes);
    await this.imports.judge(tx, row.id, judged);
    return counted(row, judged, writes);
  }

  private async learn(tx: Tx, me: Principal, row: ImportRow, lines: readonly LineRow[]) {
    const [{ zone }, leadDays] = await Promise.all([
      this.company.get(),
      this.settings.at('leads.duplicate', this.clock.now()),
    ]);
    const rows = readRows(lines, row.mapping, localDayOf(zone, this.clock.now()));
    const said = rows.flatMap(({ said: line }) => ('fault' in line ? [] : [line]));
    const agents = await this.agentsBy(me);
    const ids = [...new Set([...agents.values()].flatMap((agent) => (agent ? [agent.id] : [])))];
    const seen = new Set(ids);
    const [orders, leads] = [
      await this.facts.orders(
        tx,
        row.origin,
        said.map(({ orderNumber }) => orderNumber),
      ),
      await this.leadsOf(tx, said),
    ];
    const facts: BatchFacts = {
      ...{ importId: row.id, zone, leadDays, agents, closed: await this.facts.closedMonths(tx, ids) },
      orders: new Map(orders.map((order) => [order.orderNumber, order])),
      leads: leads.filter(({ agent_id: owner }) => seen.has(owner)),
    };
    return { rows, facts };
  }

  private async leadsOf(tx: Tx, said: readonly SaleLine[]) {
    const keys = (of: (line: SaleLine) => string) => [...new Set(said.map(of))].filter((key) => key !== '');
    return [
      ...(await this.facts.byPhones(
        tx,
        keys(({ phone }) => phoneDigits(phone)),
      )),
      ...(await this.facts.byUnits(
        tx,
        keys(({ unit }) => unitKey(unit)),
      )),
      ...(await this.facts.byNumbers(
        tx,
        keys(({ lead }) => leadNumber(lead)),
      )),
    ];
  }

  /** Everybody whose records `me` may see: others are as unknown here as anywhere (law 10). */
  private async agentsBy(me: Principal): Promise<BatchFacts['agents']> {
    const seen = await this.access.seenAgents(me);
    const accounts = (await this.agents.accounts()).filter(({ id }) => !seen || seen.includes(id));
    const agents = new Map<string, { id: string } | null>();
    for (const { id, name } of accounts) {
      const key = name.normalize('NFKC').toLowerCase();
      agents.set(key, agents.has(key) ? null : { id });
    }
    // Numbers and addresses are one person's each, and stronger than a name that looks like one.
    for (const { id, workNumber, email } of accounts)
      for (const key of [workNumber, email]) agents.set(key.toLowerCase(), { id });
    return agents;
  }
}

const resultOf = (verdict: ReturnType<typeof judgeRow>): NonNullable<LineRow['result']> =>
  verdict.kind === 'order' && verdict.leadId ? 'matched' : verdict.kind;

function foreseen(
  said: SaleLine,
  placed: Exclude<ReturnType<typeof judgeRow>, { kind: 'known' | 'refused' }>,
  facts: BatchFacts,
) {
  const before = facts.orders.get(said.orderNumber);
  const entry = { day: said.day, amountCents: said.amountCents, importId: facts.importId };
  return {
    ...{
      id: before?.id ?? '',
      orderNumber: said.orderNumber,
      version: 0,
      agentId: placed.agentId,
      leadId: placed.leadId,
    },
    totalCents: (before?.totalCents ?? 0) + placed.deltaCents,
    entries: [...(before?.entries ?? []), entry],
  };
}

function counted(
  row: ImportRow,
  judged: readonly Omit<LineRow, 'cells'>[],
  { entries }: SaleWrites,
): Partial<ImportRow> {
  const count = (...results: LineRow['result'][]) => judged.filter(({ result }) => results.includes(result)).length;
  return {
    done: row.done + judged.length,
    taken: row.taken + count('order', 'matched', 'correction', 'refund'),
    matched: row.matched + count('matched'),
    known: row.known + count('known'),
    refused: row.refused + count('refused'),
    amountCents: row.amountCents + entries.reduce((sum, { deltaCents }) => sum + deltaCents, 0),
  };
}
