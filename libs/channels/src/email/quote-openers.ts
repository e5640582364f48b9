/**
 * The lines that stand above a quoted mail: dividers, "On … wrote:", and printed headers, in the words of the usual
 * programs.
 */
const longestOpener = 500;

/** True for a line marked as quoted. */
export function isQuoted(line: string): boolean {
  return /^\s{0,3}[>＞]/.test(line);
}

/** How many lines the opener starting at `at` has: 0 when there is none. */
export function openerHeight(lines: string[], at: number): number {
  const line = clean(lines[at]!);
  if (line === '' || isQuoted(line)) return 0;
  if (isDivider(line)) return 1;
  // Outlook on the web draws a rule above its header block, QQ prints a title; alone they are only words.
  if (/^[_-]{10,}$|^(?:原始邮件|原邮件|original(?: e?mail| message)?)\s?[:：]?$/i.test(line)) {
    const below = lines.findIndex((candidate, i) => i > at && clean(candidate) !== '');
    return below > 0 && below <= at + 3 && headerBlockHeight(lines, below) > 0 ? 1 : 0;
  }
  return attributionHeight(lines, at) || headerBlockHeight(lines, at);
}

/** True for the dividers that only passed-on mails have. */
export function isForwardDivider(line: string): boolean {
  return line.length < 80 && forwardDividers.some((shape) => shape.test(line));
}

const isDivider = (line: string): boolean =>
  line.length < 80 && [...dividers, ...forwardDividers].some((divider) => divider.test(line));

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

/** A line as it is compared: without stars, strange spaces and invisible signs, and bounded. */
export function clean(line: string): string {
  return line
    .slice(0, longestOpener)
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/[\u00a0\u3000]|&nbsp;/g, ' ')
    .replace(/\*/g, '')
    .trim();
}

/** Lines that stand alone above an older mail. */
const dividers = [
  /^-{2,}\s*(?:original message|original appointment|reply message|replied message|original|ursprüngliche nachricht|message d.origine|mensaje original|messaggio originale|mensagem original|исходное сообщение|原文|元のメッセージ|원본 메일)\s*-{2,}$/i,
  /^-{2,}\s*(?:原始邮件|原邮件|邮件原件|原始消息|回复的邮件|回复的原邮件|原郵件|原始郵件)(?:信息)?\s*-{2,}$/,
];

const forwardDividers = [
  /^-{2,}\s*(?:forwarded message|forwarded mail|forwarded by .{1,40}|weitergeleitete nachricht|message transféré|mensaje reenviado|пересылаемое сообщение|転送メッセージ)\s*-{2,}$/i,
  /^-{2,}\s*(?:转发邮件|转发的邮件|转发的原邮件|轉寄郵件|轉寄的郵件|已转发邮件|转发消息)(?:信息)?\s*-{2,}$/,
  /^begin forwarded message\s?[:：]$/i,
  /^(?:开始转发的邮件|开始转发邮件|开始转寄的邮件|開始轉寄郵件|以下是转发的邮件)\s?[:：]$/,
];

const endsLikeAttribution =
  /(?:写道|寫道|写到|撰写|wrote|schrieb|écrit|escribió|escreveu|scritto|написал\(?а?\)?|작성|>\)?|\d)\s?[:：]?$/i;

const dateLike =
  /\d{4}\s?[-/年.년]|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b20\d\d\b/i;

/** "On … wrote:" in the forms of the usual programs; a date or an address must be in it, or prose would match. */
const attributions = [
  attribution(/^(?:-{2,4}\s)?on\s.{6,400}\swrote\s?[:：]$/i),
  attribution(/^(?:在|于|於)\s?.{4,400}(?:写道|寫道|写到|撰写)\s?[:：]?$/),
  attribution(/^.{2,400}(?:于|於|在)\s?.{4,300}(?:写道|寫道|写到)\s?[:：]$/),
  attribution(/^at\s.{6,100},.{2,300}\swrote\s?[:：]$/i),
  attribution(/^\d{4}.{6,400}(?:写道|寫道|<[^<>\s]{3,200}@[^<>\s]{3,200}>)\s?[:：]$/),
  attribution(/^.{1,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s?(?:写道|寫道|wrote)\s?[:：]$/i),
  // Every other language: a date, a full address and a colon at the end.
  attribution(/^(?=.{0,300}\b20\d\d\b).{0,300}<[^<>\s]{1,200}@[^<>\s]{1,200}>.{0,60}[:：]$/),
  attribution(/^(?:am|le|el|il|em|op)\s.{6,300}(?:schrieb|écrit|escribió|scritto|escreveu|schreef)\s?.{0,200}[:：]$/i),
];

function attribution(shape: RegExp): { test(line: string): boolean } {
  return { test: (line) => shape.test(line) && (dateLike.test(line) || /@[\w-]+\./.test(line)) };
}

const headerNames: [RegExp, string][] = [
  [/^(?:from|发件人|寄件者|寄件人|發件人|发信人|von|de|da|差出人|보낸 사람|от)\s?[:：]/i, 'from'],
  [
    /^(?:sent|date|发送时间|发件时间|发送日期|已发送|日\s?期|时\s?间|寄件日期|傳送時間|發送時間|日時|送信日時|gesendet|datum|envoyé|enviado|inviato|보낸 날짜|отправлено|дата)\s?[:：]/i,
    'date',
  ],
  [/^(?:to|收件人|收件者|an|à|para|a|宛先|받는 사람|кому)\s?[:：]/i, 'to'],
  [/^(?:cc|抄\s?送|副本|копия|참조)\s?[:：]/i, 'cc'],
  [/^(?:subject|主\s?题|主旨|主題|标题|件名|betreff|objet|asunto|oggetto|assunto|제목|тема)\s?[:：]/i, 'subject'],
];

/** Outlook, QQ and Foxmail print From, Sent, To and Subject above the old mail; a subject among three makes a block. */
function headerBlockHeight(lines: string[], at: number): number {
  if (headerName(clean(lines[at]!)) !== 'from') return 0;
  const found = new Set<string>();
  let height = 0;
  for (let i = at; i < Math.min(lines.length, at + 14); i++) {
    const line = clean(lines[i]!);
    const name = headerName(line);
    if (line === '' && (found.has('subject') || !headerName(clean(lines[i + 1] ?? '')))) break;
    // Without a name it is the rest of a long list of recipients, or already the old mail.
    if (!name) continue;
    found.add(name);
    height = i - at + 1;
  }
  return found.size >= 3 && found.has('subject') ? height : 0;
}

/** Which of the printed headers a line is, null when it is none. */
export function headerName(line: string): string | null {
  return headerNames.find(([shape]) => shape.test(line))?.[1] ?? null;
}
