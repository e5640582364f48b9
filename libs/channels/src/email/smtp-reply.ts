import type { SendOutcome } from '../channel';
import { describeFailure } from './failures';

/** What nodemailer tells about a step that failed. */
export interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** Replies that speak of our account or of the moment, not of the mail: a later try may well go through. */
const notTheMail = new Set([
  // Authentication is wanted first; the mechanism is too weak; encryption is wanted.
  530, 534, 538,
]);

/**
 * What an SMTP reply or a lost connection says about the fate of a mail (RFC 5321 section 4.2, RFC 3463).
 * 5xx is final and 4xx is not; where the enhanced status code contradicts the reply code, the milder one is taken.
 * Without a reply the mail may have been accepted only if it had been handed over to its end.
 */
export function outcomeOfFailure(error: SmtpError, handedOver: boolean): SendOutcome {
  const words = error.response
    ? `The server said: ${error.response.replace(/\s+/g, ' ').slice(0, 500)}`
    : describeFailure(error).words;
  const answered = error.responseCode !== undefined && error.command !== 'CONN';
  if (answered) return { state: isFinal(error) ? 'refused' : 'retry', error: words };
  // The server announced a limit that this mail exceeds.
  if (error.code === 'EMESSAGE') return { state: 'refused', error: words };
  return { state: handedOver ? 'unknown' : 'retry', error: words };
}

/** True for trouble of the whole account: its server is full, closing or away, or refuses the login. Other mails need not try. */
export function isAccountTrouble({ responseCode, code, command, response }: SmtpError): boolean {
  if (code === 'EMESSAGE') return false;
  if (responseCode === undefined || responseCode === 421 || code === 'EAUTH' || command === 'CONN') return true;
  // RFC 3463: system not accepting messages, mail system congestion; the last is what large providers say of a rate.
  return /\b4\.(3\.2|4\.5|7\.28)\b/.test(response ?? '');
}

function isFinal({ responseCode, response }: SmtpError): boolean {
  if (responseCode! < 500 || notTheMail.has(responseCode!)) return false;
  return enhancedClass(response ?? '') !== '4';
}

/** The first digit of an enhanced status code such as `5.1.1`, null where the reply has none. */
function enhancedClass(response: string): string | null {
  return /^\d{3}[ -]([245])\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[1] ?? null;
}
