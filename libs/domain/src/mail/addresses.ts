/** Most recipients of one letter; servers refuse far longer lists. */
export const MOST_RECIPIENTS = 50;

const PLAIN = /^[^\s<>()[\],;:"\\@\p{Cc}]{1,64}@[^\s<>()[\],;:"\\@\p{Cc}]{1,253}$/u;
const NOBODY =
  /^(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|mailer-daemon|mail-daemon|mdaemon|postmaster|bounces?|notifications?|auto-?(?:reply|responder|confirm))(?:[-+_.][^@]*)?@/i;
const NOBODY_WITHIN = /^[^@]*[-_.+](?:no-?reply|do-?not-?reply)@/i;

/** True for an address that can stand in a header and an SMTP command as it is: no quoting, one at sign. */
export const isMailAddress = (address: string): boolean => address.length <= 320 && PLAIN.test(address);

/** The mailbox an address belongs to: lower case and without what follows a plus sign of its local part (RFC 5233). */
export const mailboxOf = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '');

/**
 * True when mail to the address comes back to the desk: one of `ours`, written in whatever case and with whatever plus
 * part. Answering such an address is the start of a loop.
 * @param ours lower-case addresses of inboxes and their aliases
 */
export function isOurs(address: string, ours: ReadonlySet<string>): boolean {
  return ours.has(address.trim().toLowerCase()) || ours.has(mailboxOf(address));
}

/** True for the address of a machine that nobody reads: no-reply, mailer-daemon and their kin (RFC 3834 section 2). */
export const isNobody = (address: string): boolean => NOBODY.test(address.trim()) || NOBODY_WITHIN.test(address.trim());

/** The part behind the at sign, in lower case; empty when there is none. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Addresses without repetitions, whatever their case; the first way of writing stays. */
export function eachOnce(addresses: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const address of addresses) {
    const key = address.trim().toLowerCase();
    if (key !== '' && !kept.has(key)) kept.set(key, address.trim());
  }
  return [...kept.values()];
}

/** Providers where anybody may have a mailbox: their domain says nothing about a sender. */
const FREE_MAIL = new Set(
  `qq.com foxmail.com vip.qq.com 163.com vip.163.com 126.com yeah.net 139.com 189.cn wo.cn sina.com sina.cn sohu.com tom.com 21cn.com
  aliyun.com gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.jp yahoo.com.cn yahoo.com.tw
  icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.de gmx.net web.de mail.com mail.ru yandex.ru yandex.com naver.com
  daum.net aol.com zoho.com fastmail.com t-online.de orange.fr free.fr`.split(/\s+/),
);

/** True for an address at a provider that gives mailboxes to everybody: blocking its domain would block the world. */
export const isFreeMail = (address: string): boolean => FREE_MAIL.has(domainOf(address));
