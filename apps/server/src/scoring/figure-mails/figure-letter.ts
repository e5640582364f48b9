import { text as wholeText } from 'node:stream/consumers';
import type { Figures, Locale } from '#contract';
import type { DeskLetter } from '../../desk/channel-health/letter-post.service';
import { toCsv } from '../../platform/http/csv';
import { figureSheet, placeName } from '../metrics/figure-export';
import type { FigureMailRow } from './figure-mails.repository';

type Meaning = Figures['meanings'][number];
interface Words {
  span: (from: string, to: string, zone: string) => string;
  of: Record<Figures['by'], string>;
  rows: (n: number) => string;
  total: string;
  before: (from: string, to: string) => string;
  change: string;
  see: string;
  empty: string;
  why: (owner: string) => string;
}
interface Shown {
  mail: Pick<FigureMailRow, 'name' | 'locale' | 'team_id' | 'owner_name'>;
  company: string;
  shown: Figures;
  before: Figures | null;
  publicUrl: string | null;
}

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    span: (from, to, zone) => `${from === to ? from : `${from} 至 ${to}`}（${zone}）`,
    of: { agent: '客服', team: '团队', inbox: '收件箱', channel: '渠道', territory: '片区', product: '产品' },
    rows: (n) => `共 ${n} 行`,
    total: '合计',
    before: (from, to) => `上期 ${from === to ? from : `${from} 至 ${to}`}`,
    change: '变化',
    see: '在屏幕上查看同样的指标：',
    empty: '这段时间没有数据。',
    why: (owner) => `这封邮件由 ${owner} 设置的定时发送生成，内容只包含您有权查看的指标。`,
  },
  en: {
    span: (from, to, zone) => `${from === to ? from : `${from} to ${to}`} (${zone})`,
    of: { agent: 'Agent', team: 'Team', inbox: 'Inbox', channel: 'Channel', territory: 'Area', product: 'Product' },
    rows: (n) => `Rows: ${n}`,
    total: 'Total',
    before: (from, to) => `Before, ${from === to ? from : `${from} to ${to}`}`,
    change: 'Change',
    see: 'The same figures on the screen: ',
    empty: 'There is nothing of this span.',
    why: (owner) => `Sent by a schedule of ${owner}. It holds only figures that you may see.`,
  },
};

/** The figures of a screen as a mail: a table, the same in text, and the same as a file. */
export async function figureLetter(of: Shown): Promise<Pick<DeskLetter, 'subject' | 'text' | 'html' | 'written'>> {
  const { mail, company, shown } = of;
  const words = WORDS[mail.locale];
  const span = words.span(shown.from, shown.to, shown.zone);
  const lines = linesOf(of);
  const link = linkOf(of);
  const foot = words.why(mail.owner_name);
  const counted = `${span} · ${words.rows(shown.rows.length)}`;
  const csv = await wholeText(toCsv(figureSheet(shown, mail.locale)));
  return {
    subject: `[${company}] ${mail.name} ${shown.from === shown.to ? shown.from : `${shown.from} – ${shown.to}`}`,
    text: [`${mail.name}\n${counted}`, textTable(lines, words), link && `${words.see}${link}`, foot]
      .filter((part) => part !== null)
      .join('\n\n'),
    html: page(mail.name, counted, htmlTable(lines, words), link && { link, words }, foot),
    written: [
      { name: `halfhour-figures-${shown.from}-${shown.to}.csv`, mediaType: 'text/csv; charset=utf-8', content: csv },
    ],
  };
}

interface Lines {
  head: string[];
  rows: string[][];
  foot: string[][];
}

function linesOf({ mail: { locale }, shown, before }: Shown): Lines {
  const words = WORDS[locale];
  const { meanings, totals } = shown;
  const valueIn = (cells: Figures['totals'], meaning: Meaning): string =>
    valueText(cells[meaning.key], meaning, locale);
  const foot = [[words.total, ...meanings.map((meaning) => valueIn(totals, meaning))]];
  if (before) {
    foot.push([words.before(before.from, before.to), ...meanings.map((meaning) => valueIn(before.totals, meaning))]);
    foot.push([
      words.change,
      ...meanings.map(({ key }) => changeText(totals[key].value, before.totals[key].value, locale)),
    ]);
  }
  return {
    head: [words.of[shown.by], ...meanings.map(({ name }) => name[locale])],
    rows: shown.rows.map((row) => [placeName(row, locale), ...meanings.map((meaning) => valueIn(row.cells, meaning))]),
    foot,
  };
}

/** A mean, share or median says of how many rows it is: one of three is not one of three hundred. */
function valueText({ value, n }: Figures['totals'][Meaning['key']], { unit, gather }: Meaning, locale: Locale): string {
  if (value === null) return '–';
  const text = unit === 'seconds' ? clock(value) : `${number(value, locale)}${unit === 'percent' ? '%' : ''}`;
  return gather === 'sum' ? text : `${text} (n=${n})`;
}

const number = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);

function clock(value: number): string {
  const seconds = Math.round(value);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** As the screen says it: of nothing there is no change. */
function changeText(now: number | null, before: number | null, locale: Locale): string {
  if (now === null || !before) return '–';
  const percent = ((now - before) / Math.abs(before)) * 100;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(percent)}%`;
}

function linkOf({ mail, shown, publicUrl }: Shown): string | null {
  if (!publicUrl) return null;
  const link = new URL('/figures', publicUrl);
  const { from, to, step, by } = shown;
  for (const [key, value] of Object.entries({ from, to, step, by })) link.searchParams.set(key, value);
  if (mail.team_id) link.searchParams.set('teamId', mail.team_id);
  return link.toString();
}

/** One block a row: a table of many columns is unreadable in plain text. */
function textTable({ head, rows, foot }: Lines, { empty }: Words): string {
  if (rows.length === 0) return empty;
  const block = ([of, ...values]: string[]) =>
    `${of}\n${values.map((value, i) => `  ${head[i + 1]}: ${value}`).join('\n')}`;
  return [...foot, ...rows].map(block).join('\n\n');
}

const CELL = 'padding:6px 10px;border-bottom:1px solid #e3e3e0';
const NUMBER = `${CELL};text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap`;

function htmlTable({ head, rows, foot }: Lines, { empty }: Words): string {
  if (rows.length === 0) return `<p>${escaped(empty)}</p>`;
  const cells = (line: string[], tag: 'td' | 'th') =>
    line
      .map((cell, i) => `<${tag} style="${i === 0 ? `${CELL};text-align:left` : NUMBER}">${escaped(cell)}</${tag}>`)
      .join('');
  const line = (weight: number, tag: 'td' | 'th') => (row: string[]) =>
    `<tr style="font-weight:${weight}">${cells(row, tag)}</tr>`;
  return `<table style="border-collapse:collapse;font-size:13px">
<thead>${line(600, 'th')(head)}</thead>
<tbody>${rows.map(line(400, 'td')).join('\n')}</tbody>
<tfoot>${foot.map(line(600, 'td')).join('\n')}</tfoot></table>`;
}

function page(
  name: string,
  span: string,
  table: string,
  see: { link: string; words: Words } | null | '',
  foot: string,
): string {
  const link = see ? `<p>${escaped(see.words.see)}<a href="${escaped(see.link)}">${escaped(see.link)}</a></p>` : '';
  return `<div style="font-family:system-ui,'PingFang SC','Microsoft YaHei',sans-serif;color:#1c1c1a;font-size:14px">
<h2 style="margin:0 0 4px;font-size:18px">${escaped(name)}</h2>
<p style="margin:0 0 12px;color:#666">${escaped(span)}</p>
${table}
${link}
<p style="color:#888;font-size:12px">${escaped(foot)}</p></div>`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
