import { headField } from './mail-head';
import { mailboxes, type Person } from './people';
import { clean, headerName, isForwardDivider, openerHeight } from './quote-openers';

const forwardSubject = /^\s*[[【(]?(?:fwd?|转发|轉寄|轉發|转寄|wg|tr|rv)[\]】)]?\s*[:：]/i;

/** True when the subject says that somebody passes a mail on. */
export function isForward(subject: string | null): boolean {
  return forwardSubject.test(subject ?? '');
}

/** What a forward is recognised by. */
export interface ForwardSigns {
  subject: string | null;
  text: string;
  sender: string | null;
  nestedMails: readonly Uint8Array[];
}

/**
 * Who wrote the mail that was passed on: the sender of the one forwarded block in the text, or of the one mail
 * attached to a forward. Null unless it can be only one person, who is not the one that forwards.
 */
export function forwardedFrom({ subject, text, sender, nestedMails }: ForwardSigns): Person | null {
  const blocks = forwardBlocks(text, isForward(subject));
  const attached = isForward(subject) && nestedMails.length === 1 ? headField(nestedMails[0]!, 'from') : null;
  const line = blocks.length === 1 ? blocks[0]! : blocks.length === 0 ? attached : null;
  const [original, ...others] = line ? mailboxes([plainLine(line)]).filter(({ email }) => email !== '') : [];
  if (!original || others.length > 0) return null;
  const email = original.email.toLowerCase();
  return email === sender ? null : { name: original.name || null, email };
}

/**
 * The From lines of the mails a text passes on: one for each divider that only forwards have, else that of the first
 * printed header block when the mail is known to be a forward. A mail that answers first passes nothing on.
 */
function forwardBlocks(text: string, isForward: boolean): string[] {
  const lines = text.split(/\r?\n/, 5_000);
  const dividers = lines.flatMap((line, at) => (isForwardDivider(clean(line)) ? [at] : []));
  const first = lines.findIndex((_, at) => openerHeight(lines, at) > 0);
  if (dividers.length > 0 && first === dividers[0]) return dividers.flatMap((at) => fromLine(lines, at + 1) ?? []);
  return isForward && first >= 0 ? [fromLine(lines, first)].filter((line) => line !== null) : [];
}

function fromLine(lines: string[], at: number): string | null {
  for (let i = at; i < Math.min(lines.length, at + 12); i++) {
    const line = clean(lines[i]!.replace(/^\s*>\s?/, ''));
    if (headerName(line) === 'from') return line.slice(line.search(/[:：]/) + 1).trim();
  }
  return null;
}

/** Programs print "Name [mailto:a@b]" and "Name <a@b <mailto:a@b>>" where the mail had "Name <a@b>". */
function plainLine(line: string): string {
  return line
    .slice(0, 1_000)
    .replace(/<([^<>\s]{3,320}) ?<mailto:[^<>\s]{3,320}>>/gi, '<$1>')
    .replace(/[[<]mailto:([^<>[\]\s]{3,320})[\]>]/gi, '<$1>')
    .replace(/[;；]\s*$/, '')
    .replace(/[“”]/g, '"');
}
