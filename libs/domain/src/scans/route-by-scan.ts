const DAY_MS = 86_400_000;

/** A contact's newest scan of a code with a scene, and the code as it is now. */
export interface Scan {
  at: Date;
  /** The ticket that the scan led to; null while it led to none. */
  ticketId: string | null;
  /** Null when the scene is none of ours. */
  code: ScannedCode | null;
}

export interface ScannedCode {
  id: string;
  name: string;
  campaign: string;
  teamId: string | null;
  agentId: string | null;
  disabledAt: Date | null;
  deletedAt: Date | null;
}

/** Where a ticket goes because of a scan, and what it says of where the contact came from. */
export interface ScanRoute {
  codeId: string;
  name: string;
  campaign: string;
  /** Null leaves the inbox's own team. */
  teamId: string | null;
  agentId: string | null;
}

/**
 * What the newest scan decides for a ticket that opens at `now`: the next one within `days` goes where the code says, once. A code that
 * is switched off or deleted decides nothing, and neither does an older scan behind it: the last thing the contact did counts.
 */
export function routeByScan(scan: Scan | null, now: Date, days: number): ScanRoute | null {
  if (!scan?.code || scan.ticketId !== null) return null;
  if (scan.code.disabledAt || scan.code.deletedAt) return null;
  if (now.getTime() - scan.at.getTime() > days * DAY_MS) return null;
  const { id: codeId, name, campaign, teamId, agentId } = scan.code;
  return { codeId, name, campaign, teamId, agentId: teamId && agentId };
}
