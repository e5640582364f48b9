import { clean, isQuoted, openerHeight } from './quote-openers';

/**
 * Which part of a mail is new. Folding is for display: the full text is kept beside it, so when in doubt nothing is
 * folded away.
 */
const mostLines = 5_000;

/**
 * The new words of a mail's text: without the quoted mail below them and without the phone's footer. Answers written
 * between the quotes stay, with the quotes they answer.
 */
export function freshText(text: string): string {
  const lines = withoutArmour(text.replace(/\r\n?/g, '\n')).split('\n');
  if (lines.length > mostLines) return text.trim();
  const body = withoutFooter(withoutTail(lines));
  const fresh = withoutFooter(withoutTrailingQuotes(body)).join('\n').trim();
  // A mail that is nothing but a quote (a bare forward) says its quote.
  return fresh === '' || pointsBelow(fresh) ? text.trim() : fresh;
}

/** "See my answers in red": the new words stand somewhere in the quote. */
function pointsBelow(fresh: string): boolean {
  return fresh.length < 300 && belowWords.test(fresh);
}

const belowWords =
  /\b(?:see|answer\w*|comment\w*|repl\w+|respon\w+|mark\w*|note\w*)\b.{0,40}\b(?:below|inline|in-line|in (?:red|blue|green|bold))\b|见下|看下面|如下[。.!！]?$|下文|下方|(?:红|蓝|绿)(?:字|色)/im;

/** Words signed with PGP in the text itself (RFC 9580 section 7) without the lines of the signature. */
function withoutArmour(text: string): string {
  if (!text.includes('-----BEGIN PGP SIGNED MESSAGE-----')) return text;
  return text
    .replace(/^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z]{1,20}: [^\n]{0,200}\n){0,10}\n?/m, '')
    .replace(/^-----BEGIN PGP SIGNATURE-----\n(?:[^\n]{0,200}\n){0,100}?-----END PGP SIGNATURE-----$/m, '');
}

/** Cuts at the first opener of a quoted mail, unless somebody wrote new lines between the quotes below it. */
function withoutTail(lines: string[]): string[] {
  for (let i = 0; i < lines.length; i++) {
    const height = openerHeight(lines, i);
    if (height === 0) continue;
    const below = lines.slice(i + height);
    return hasInlineAnswers(below) ? lines : withoutRule(lines.slice(0, i));
  }
  return lines;
}

/** Foxmail and Outlook draw a line above the older mail. */
function withoutRule(lines: string[]): string[] {
  const kept = trimEnd(lines);
  return /^[_-]{10,}$/.test(kept.at(-1)?.trim() ?? '') ? kept.slice(0, -1) : kept;
}

/** True when the quote is marked with `>` and unquoted words stand between or after marked lines. */
function hasInlineAnswers(below: string[]): boolean {
  const firstQuoted = below.findIndex(isQuoted);
  if (firstQuoted < 0 || below.slice(0, firstQuoted).some((line) => line.trim() !== '')) return false;
  const rest = withoutFooter(below.slice(firstQuoted));
  return rest.some((line, at) => line.trim() !== '' && !isQuoted(line) && !isWrapped(rest, at));
}

/** A quoted line broken by a mailer leaves the rest of its sentence unmarked between two marked lines. */
function isWrapped(lines: string[], at: number): boolean {
  const above = lines[at - 1] ?? '';
  if (!isQuoted(above) || above.length < 70 || /[.?!。？！:：]\s*$/.test(above)) return false;
  return /^[a-z][^\n]{0,18}$/.test(lines[at]!) && isQuoted(lines[at + 1] ?? '');
}

function withoutTrailingQuotes(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1]!.trim() === '' || isQuoted(lines[end - 1]!))) end--;
  return lines.slice(end).some(isQuoted) ? withoutRule(lines.slice(0, end)) : lines.slice(0, end);
}

const footers = [
  /^(?:发自|發自|来自|來自)\s?(?:我的|我|于)?\s?(?:\S{0,20}\s?){0,3}(?:iphone|ipad|手机|手機|平板|华为|小米|荣耀|安卓|android|outlook|foxmail|邮箱|信箱|客户端|mobile|huawei|xiaomi|oppo|vivo)\S{0,20}$/i,
  /^sent from (?:my |outlook|mail for|yahoo|the )[^.!?。]{0,60}$/i,
  /^(?:get|下载|获取)\s?(?:适用于\s?\S{1,10}\s?的\s?)?(?:outlook for|outlook)\s?.{0,60}$/i,
  /^从\s?(?:windows|我的).{0,20}(?:邮件|发送).{0,20}$/i,
  /^从我的\S{1,20}(?:发送|发出)$/,
  /^签名由\s?网易邮箱大师\s?定制$/,
  /^(?:此邮件|本邮件)?(?:发自|来自|由)\s?(?:网易邮箱|QQ邮箱|新浪邮箱|搜狐邮箱|阿里邮箱|飞书|钉钉|139邮箱|邮箱大师)\S{0,20}(?:发送)?$/i,
  /^envoyé de mon \S{1,30}$|^von meinem \S{1,30}(?: aus)? gesendet$|^iPhoneから送信$|^나의 iPhone에서 보냄$/i,
];

/** Phone and program footers at the end, with the signature divider (RFC 3676: "-- ") and what follows it. */
function withoutFooter(lines: string[]): string[] {
  let kept = lines.slice(0, signatureStart(lines));
  for (let i = 0; i < 2; i++) {
    kept = trimEnd(kept);
    if (kept.length && footers.some((footer) => footer.test(clean(kept.at(-1)!)))) kept = kept.slice(0, -1);
  }
  return trimEnd(kept);
}

function signatureStart(lines: string[]): number {
  const at = lines.lastIndexOf('-- ');
  return at > 0 && lines.length - at <= 12 ? at : lines.length;
}

function trimEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1]!.trim() === '') end--;
  return lines.slice(0, end);
}
