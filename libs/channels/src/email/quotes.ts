/**
 * Which part of a mail is new. Folding is for display: the full text is kept beside it, so when in doubt nothing is
 * folded away.
 */
const mostLines = 5_000;
const longestOpener = 500;

/**
 * The new words of a mail's text: without the quoted mail below them and without the phone's footer. Answers written
 * between the quotes stay, with the quotes they answer.
 */
export function freshText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  if (lines.length > mostLines) return text.trim();
  const body = withoutFooter(withoutTail(lines));
  const fresh = withoutFooter(withoutTrailingQuotes(body)).join('\n').trim();
  // A mail that is nothing but a quote (a bare forward) says its quote.
  return fresh === '' ? text.trim() : fresh;
}

/** Cuts at the first opener of a quoted mail, unless somebody wrote new lines between the quotes below it. */
function withoutTail(lines: string[]): string[] {
  for (let i = 0; i < lines.length; i++) {
    const height = openerHeight(lines, i);
    if (height === 0) continue;
    const below = lines.slice(i + height);
    return hasInlineAnswers(below) ? lines : lines.slice(0, i);
  }
  return lines;
}

/** True when the quote is marked with `>` and unquoted words stand between or after marked lines. */
function hasInlineAnswers(below: string[]): boolean {
  const firstQuoted = below.findIndex(isQuoted);
  if (firstQuoted < 0 || below.slice(0, firstQuoted).some((line) => line.trim() !== '')) return false;
  const rest = withoutFooter(below.slice(firstQuoted));
  return rest.some((line, at) => line.trim() !== '' && !isQuoted(line) && !isWrapped(rest, at));
}

/** A quoted line broken by a mailer leaves a short unmarked rest right between two marked lines. */
function isWrapped(lines: string[], at: number): boolean {
  const above = lines[at - 1] ?? '';
  return isQuoted(above) && above.length >= 70 && lines[at]!.length < 20 && isQuoted(lines[at + 1] ?? '');
}

function withoutTrailingQuotes(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1]!.trim() === '' || isQuoted(lines[end - 1]!))) end--;
  return lines.slice(0, end);
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}[>＞]/.test(line);
}

/** How many lines the opener starting at `at` has: 0 when there is none. */
function openerHeight(lines: string[], at: number): number {
  const line = clean(lines[at]!);
  if (line === '' || isQuoted(line)) return 0;
  if (dividers.some((divider) => divider.test(line))) return 1;
  // Outlook on the web draws a rule above its header block; a rule alone is only a rule.
  if (/^[_-]{10,}$/.test(line)) return at + 1 < lines.length && headerBlockHeight(lines, at + 1) > 0 ? 1 : 0;
  return attributionHeight(lines, at) || headerBlockHeight(lines, at);
}

/** Long names and addresses push the attribution over two or three lines. */
function attributionHeight(lines: string[], at: number): number {
  let joined = '';
  for (let height = 1; height <= 3 && at + height <= lines.length; height++) {
    const line = clean(lines[at + height - 1]!);
    if (line === '' || isQuoted(line) || joined.length + line.length > longestOpener) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (endsLikeAttribution.test(joined) && attributions.some((shape) => shape.test(joined))) return height;
  }
  return 0;
}

function clean(line: string): string {
  return line
    .slice(0, longestOpener)
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/\u00a0|&nbsp;/g, ' ')
    .replace(/\*/g, '')
    .trim();
}

/** Lines that stand alone above an older mail. */
const dividers = [
  /^-{2,}\s*(?:original message|original appointment|forwarded message|reply message|original)\s*-{2,}$/i,
  /^-{2,}\s*(?:原始邮件|原邮件|邮件原件|原始消息|转发邮件|转发的邮件|回复的邮件|回复的原邮件|原郵件|原始郵件|轉寄郵件)(?:信息)?\s*-{2,}$/,
  /^begin forwarded message:$/i,
  /^开始转发的邮件[:：]$/,
];

const endsLikeAttribution = /(?:写道|寫道|写到|撰写|wrote|>)\s?[:：]?$/i;

const dateLike =
  /\d{4}\s?[-/年.]|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;

/** "On … wrote:" in the forms of the usual programs; a date or an address must be in it, or prose would match. */
const attributions = [
  attribution(/^on\s.{6,400}\swrote\s?[:：]$/i),
  attribution(/^(?:在|于|於)\s?.{4,400}(?:写道|寫道|写到|撰写)\s?[:：]?$/),
  attribution(/^.{2,400}(?:于|於|在)\s?.{4,300}(?:写道|寫道|写到)\s?[:：]$/),
  attribution(/^at\s.{6,100},.{2,300}\swrote\s?[:：]$/i),
  attribution(/^\d{4}.{6,400}(?:写道|寫道|<[^<>\s]{3,200}@[^<>\s]{3,200}>)\s?[:：]$/),
  attribution(/^.{1,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s?(?:写道|寫道|wrote)\s?[:：]$/i),
];

function attribution(shape: RegExp): { test(line: string): boolean } {
  return { test: (line) => shape.test(line) && (dateLike.test(line) || /@[\w-]+\./.test(line)) };
}

const headerNames: [RegExp, string][] = [
  [/^(?:from|发件人|寄件者|寄件人|發件人)\s?[:：]/i, 'from'],
  [/^(?:sent|date|发送时间|发件时间|日期|时间|寄件日期|傳送時間|發送時間)\s?[:：]/i, 'date'],
  [/^(?:to|收件人|收件者)\s?[:：]/i, 'to'],
  [/^(?:cc|抄送|副本)\s?[:：]/i, 'cc'],
  [/^(?:subject|主题|主旨|主題)\s?[:：]/i, 'subject'],
];

/** Outlook, QQ and Foxmail print From, Sent, To and Subject above the old mail; a subject among three makes a block. */
function headerBlockHeight(lines: string[], at: number): number {
  if (headerName(clean(lines[at]!)) !== 'from') return 0;
  const found = new Set<string>();
  let height = 0;
  for (let i = at; i < Math.min(lines.length, at + 10); i++) {
    const name = headerName(clean(lines[i]!));
    if (clean(lines[i]!) === '') break;
    // Without a name it is the rest of a long list of recipients, or already the old mail.
    if (!name) continue;
    found.add(name);
    height = i - at + 1;
  }
  return found.size >= 3 && found.has('subject') ? height : 0;
}

function headerName(line: string): string | null {
  return headerNames.find(([shape]) => shape.test(line))?.[1] ?? null;
}

const footers = [
  /^(?:发自|發自|来自|來自)\s?(?:我的|我|于)?\s?(?:\S{0,20}\s?){0,3}(?:iphone|ipad|手机|手機|平板|华为|小米|荣耀|安卓|android|outlook|foxmail|邮箱|信箱|客户端|mobile|huawei|xiaomi|oppo|vivo)\S{0,20}$/i,
  /^sent from (?:my |outlook|mail for|yahoo|the )[^.!?。]{0,60}$/i,
  /^(?:get|下载|获取)\s?(?:outlook for|outlook)\s?.{0,60}$/i,
  /^从\s?(?:windows|我的).{0,20}(?:邮件|发送).{0,20}$/i,
  /^从我的\S{1,20}(?:发送|发出)$/,
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
