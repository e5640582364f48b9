/** A letter's parts before they are put together. */
export interface LetterParts {
  text: string;
  /** Already filled in; empty for none. */
  signatures: readonly string[];
  quote: Quote | null;
  /** Pictures by the mark that stands for them in the text. */
  pictures: ReadonlyMap<string, string>;
}

/** The message that is answered. */
export interface Quote {
  /** "On … Wang Fang wrote:", in the reader's language. */
  opener: string;
  text: string;
}

const LONGEST_QUOTE = 20_000;
const FONT = `font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;font-size:14px;line-height:1.6`;

/** The plain text of a letter: answer, signatures under their divider (RFC 3676), and what is answered with `>`. */
export function letterText({ text, signatures, quote }: LetterParts): string {
  const signed = signatures.filter((signature) => signature.trim() !== '').map((signature) => signature.trim());
  const blocks = [text.trimEnd()];
  if (signed.length) blocks.push(`-- \n${signed.join('\n')}`);
  if (quote) blocks.push(`${quote.opener}\n${quotedLines(quote.text)}`);
  return blocks.join('\n\n');
}

/** The same letter as HTML. Everything written is escaped; only links and pictures become tags. */
export function letterHtml({ text, signatures, quote, pictures }: LetterParts): string {
  const signed = signatures.filter((signature) => signature.trim() !== '').map((signature) => signature.trim());
  const parts = [`<div style="${FONT}">`, `<div>${withPictures(htmlOf(text.trimEnd()), pictures)}</div>`];
  if (signed.length) parts.push(`<div style="margin-top:16px;color:#555">-- <br>${htmlOf(signed.join('\n'))}</div>`);
  if (quote) {
    parts.push(`<div style="margin-top:16px;color:#555">${htmlOf(quote.opener)}</div>`);
    parts.push(
      `<blockquote type="cite" style="margin:4px 0 0;padding:0 0 0 12px;border-left:2px solid #bbb;color:#555">${htmlOf(bounded(quote.text))}</blockquote>`,
    );
  }
  return [...parts, '</div>'].join('');
}

/** The mark that stands for a picture in a text that is being written. */
export const pictureMark = (name: string): string => `[图片：${name.replace(/[[\]\s]+/g, ' ').trim()}]`;

function withPictures(html: string, pictures: ReadonlyMap<string, string>): string {
  let shown = html;
  for (const [mark, contentId] of pictures)
    shown = shown.replaceAll(
      escapeHtml(mark),
      `<img src="cid:${escapeHtml(contentId)}" alt="${escapeHtml(mark)}" style="max-width:100%">`,
    );
  return shown;
}

const quotedLines = (text: string): string =>
  bounded(text)
    .trimEnd()
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');

const bounded = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);

const LINK = /https?:\/\/[^\s<>"'，。；、）】》]{1,2000}/g;

function htmlOf(text: string): string {
  let html = '';
  let at = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const url = found.replace(/[.,;:!?)\]]+$/, '');
    html += `${escapeHtml(text.slice(at, index))}<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    at = index + url.length;
  }
  return (html + escapeHtml(text.slice(at))).replace(/\n/g, '<br>').replace(/ {2}/g, ' &nbsp;');
}

const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, between tags and in attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITY[sign]!);
