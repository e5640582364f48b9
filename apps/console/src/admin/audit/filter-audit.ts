import type { AuditRow } from '#contract';

export interface AuditFilter {
  agentId: string | null;
  act: string | null;
  text: string;
}

/** Rows of one agent, one act, and with the text anywhere in them, letter case aside. */
export function filteredAudit(rows: readonly AuditRow[], filter: AuditFilter): AuditRow[] {
  const text = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filter.agentId === null || row.agentId === filter.agentId) &&
      (filter.act === null || row.act === filter.act) &&
      (text === '' || haystack(row).includes(text)),
  );
}

/** The acts that occur, for the filter. */
export function actsOf(rows: readonly AuditRow[]): string[] {
  return [...new Set(rows.map(({ act }) => act))].sort();
}

/** The detail as name and value, nested values as JSON. */
export function detailPairs(detail: Record<string, unknown>): [string, string][] {
  return Object.entries(detail).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}

function haystack({ agentName, act, subject, detail, ip }: AuditRow): string {
  return [agentName, act, subject, ip ?? '', JSON.stringify(detail)].join(' ').toLowerCase();
}
