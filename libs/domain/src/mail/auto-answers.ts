import { isNobody, isOurs } from './addresses';

/** Limits on what the desk says by itself to one address (ANCHORS 2.A row 12). */
export interface AutoAnswerPolicy {
  /** The desk stops at this many inside the span. */
  most: number;
  spanMinutes: number;
  /** From this one on inside the span, only a subject that was not answered yet gets one. */
  newSubjectFrom: number;
}

/** An answer the desk gave by itself. */
export interface AutoAnswer {
  subject: string;
  at: Date;
}

/**
 * Whether the desk may answer a mail by itself: not to addresses nobody reads, not to its own, and not again and again
 * to one that may be a machine itself.
 * @param earlier what it said to this address before, in any order
 */
export function mayAnswerByItself(
  policy: AutoAnswerPolicy,
  mail: { address: string; subject: string | null },
  facts: { earlier: readonly AutoAnswer[]; ours: ReadonlySet<string>; now: Date },
): boolean {
  if (isNobody(mail.address) || isOurs(mail.address, facts.ours)) return false;
  const since = facts.now.getTime() - policy.spanMinutes * 60_000;
  const recent = facts.earlier.filter(({ at }) => at.getTime() > since);
  if (recent.length >= policy.most) return false;
  if (recent.length + 1 < policy.newSubjectFrom) return true;
  const subject = bareSubject(mail.subject);
  return !recent.some((answer) => bareSubject(answer.subject) === subject);
}

const PREFIX =
  /^\s*(?:[[【(]?\s*(?:re|fwd?|fw|aw|wg|tr|rv|sv|antw|回复|答复|回覆|答覆|转发|轉寄|轉發|转寄|自动回复)\s*(?:\[\d+\])?[\]】)]?\s*[:：]\s*)+/i;

/** A subject without "Re:" and its kin, in lower case and with single spaces: what two mails on one matter share. */
export const bareSubject = (subject: string | null): string =>
  (subject ?? '').slice(0, 1_000).replace(PREFIX, '').replace(/\s+/g, ' ').trim().toLowerCase();
