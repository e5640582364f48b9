import { sameText, sign } from '../../platform/auth/tokens';

/** Goes into the reply address of our mails: the ticket's number and a mark that only this desk can make. */
export const replyToken = (key: Buffer, ticketNumber: number): string =>
  `t${ticketNumber}-${sign(key, 'reply', String(ticketNumber), 12)}`;

/** The ticket number of a token of ours, null for anything else. */
export function ticketOfToken(key: Buffer, token: string): number | null {
  const number = Number(/^t(\d{1,15})-[0-9a-f]{12}$/.exec(token.toLowerCase())?.[1] ?? Number.NaN);
  return Number.isSafeInteger(number) && sameText(token.toLowerCase(), replyToken(key, number)) ? number : null;
}
