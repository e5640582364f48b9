import type { Automatic } from '../channel';

/** What the decision looks at. Header names are lower case; the first of a repeated header counts. */
export interface MachineSigns {
  headers: ReadonlyMap<string, string>;
  /** Of the SMTP envelope or the Return-Path header: '' is the null return path, null is unknown. */
  returnPath: string | null;
  hasDeliveryReport: boolean;
  fromAddress: string | null;
  subject: string | null;
}

const bouncers = /^(mailer-daemon|postmaster|mail-daemon|mdaemon)@/i;

/** Words of machines in subjects. Only a support: people write such words too. */
const bounceSubject =
  /undeliver|delivery (status|failure|has failed)|returned mail|failure notice|mail delivery|退信|投递失败|无法投递|未送达|无法送达|发送失败|系统退信/i;
const replySubject =
  /^\s*(auto(matic)?[ -]?(reply|response)|out of (the )?office|自动回复|自动答复|外出自动|休假自动|\[自动回复\]|【自动回复】)/i;

/**
 * Says whether a machine wrote a mail, and which kind (RFC 3834 section 2, RFC 3464, RFC 2919). A subject alone never
 * decides: it must come with the null return path or a mailer's address.
 */
export function automaticKind(signs: MachineSigns): Automatic | null {
  if (isBounce(signs)) return 'bounce';
  // Before the list headers: a vacation notice may carry "Precedence: bulk".
  if (isAutoReply(signs)) return 'auto_reply';
  return isList(signs) ? 'list' : null;
}

function isBounce({ headers, returnPath, hasDeliveryReport, fromAddress, subject }: MachineSigns): boolean {
  if (hasDeliveryReport || headers.has('x-failed-recipients')) return true;
  const daemon = bouncers.test(fromAddress ?? '');
  const nullPath = returnPath === '';
  return (daemon && nullPath) || ((daemon || nullPath) && bounceSubject.test(subject ?? ''));
}

function isAutoReply({ headers, returnPath, fromAddress, subject }: MachineSigns): boolean {
  const submitted = (headers.get('auto-submitted') ?? 'no').split(';')[0]!.trim().toLowerCase();
  if (submitted !== 'no' && submitted !== '') return true;
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-autoresponder')) return true;
  if (/^(auto_reply|auto-reply)$/i.test(headers.get('precedence') ?? '')) return true;
  if (suppressesAnswers(headers.get('x-auto-response-suppress')) && !headers.has('list-id')) return true;
  return returnPath === '' || (bouncers.test(fromAddress ?? '') && replySubject.test(subject ?? ''));
}

/** Exchange marks its own notices this way; a value of None asks for nothing. */
function suppressesAnswers(value: string | undefined): boolean {
  return /\b(all|autoreply|oof|dr|rn|nrn)\b/i.test(value ?? '');
}

function isList({ headers }: MachineSigns): boolean {
  return headers.has('list-id') || /^(bulk|list|junk)$/i.test(headers.get('precedence') ?? '');
}
