import type { ForbiddenMatch } from '#domain';

export interface MarkedPart {
  text: string;
  finding: ForbiddenMatch | null;
}

/** The text cut at its findings, which come in order and don't overlap. */
export function markedParts(text: string, findings: readonly ForbiddenMatch[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const finding of findings) {
    if (finding.start > at) parts.push({ text: text.slice(at, finding.start), finding: null });
    parts.push({ text: text.slice(finding.start, finding.end), finding });
    at = finding.end;
  }
  return at < text.length ? [...parts, { text: text.slice(at), finding: null }] : parts;
}
