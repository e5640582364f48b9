import { DomainError } from '../errors';
import type { WorkReportKind } from './period';

/** `open` until it is handed in; `returned` asks for it again; `excused` is asked of nobody any more. */
export type WorkReportState = 'open' | 'handed' | 'returned' | 'read' | 'excused';

/** What the agent's own words are asked about (DOMAIN H18). */
export const WORK_REPORT_SECTIONS = {
  daily: ['order', 'dispatch', 'after_sales', 'complaint'],
  weekly: ['done', 'problems', 'plan'],
  monthly: ['done', 'problems', 'plan'],
} as const satisfies Record<WorkReportKind, readonly string[]>;

export type WorkReportWords = Record<string, string>;

export interface WorkReportFacts {
  kind: WorkReportKind;
  agentId: string;
  state: WorkReportState;
  opensOn: string;
}

const HANDED: readonly WorkReportState[] = ['handed', 'read'];

/**
 * Refuses handing in: throws `not_found` for somebody else's report, `work_report_state` for one that is handed in or excused,
 * `work_report_too_early` before the last own day of its period (`today`, local), `work_report_empty` without a word.
 */
export function mustBeHandable(report: WorkReportFacts, byId: string, today: string, words: WorkReportWords): void {
  mustBeOwn(report, byId);
  if (report.state !== 'open' && report.state !== 'returned') throw new DomainError('work_report_state');
  if (today < report.opensOn) throw new DomainError('work_report_too_early', { opensOn: report.opensOn });
  mustSaySomething(report, words);
}

/** Refuses amending: throws `not_found`, `work_report_state` unless it is handed in, `work_report_empty`. */
export function mustBeAmendable(report: WorkReportFacts, byId: string, words: WorkReportWords): void {
  mustBeOwn(report, byId);
  if (!HANDED.includes(report.state)) throw new DomainError('work_report_state');
  mustSaySomething(report, words);
}

/** A lead reads or returns what was handed in, and nobody their own: throws `work_report_own`, `work_report_state`. */
export function mustBeJudgeable(report: WorkReportFacts, byId: string): void {
  if (report.agentId === byId) throw new DomainError('work_report_own');
  if (!HANDED.includes(report.state)) throw new DomainError('work_report_state');
}

/** Drafts are one's own. Throws `not_found`. */
export function mustBeOwn({ agentId }: WorkReportFacts, byId: string): void {
  if (agentId !== byId) throw new DomainError('not_found');
}

function mustSaySomething({ kind }: WorkReportFacts, words: WorkReportWords): void {
  const sections: readonly string[] = WORK_REPORT_SECTIONS[kind];
  const unknown = Object.keys(words).find((section) => !sections.includes(section));
  if (unknown) throw new DomainError('invalid_input', { field: unknown });
  if (!sections.some((section) => words[section]?.trim())) throw new DomainError('work_report_empty');
}
