import { createHash } from 'node:crypto';
import type { Locale, SurveyCard } from '#contract';
import { type ErrorCode, LONGEST_SURVEY_REMARK, SURVEY_SCORES } from '#domain';
import { FACES, PAGE_STYLE } from './answer-page-look';
import { PAGE_WORDS } from './answer-page-words';

/** All that the page shows of the desk: the company's name and the ticket's number. */
export interface PageFacts extends Omit<SurveyCard, 'words'> {
  /** Null where the link leads to nothing. */
  words: SurveyCard['words'] | null;
  company: string;
  number: number | null;
  refused?: ErrorCode;
  written?: { score?: unknown; solved?: unknown; remark?: string } | null;
  stopped?: boolean;
}

const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** Nothing runs, nothing is fetched, nobody frames it; only its own form may be sent. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of one survey: the question, thanks for the answer, or why there is none. */
export function answerPage(facts: PageFacts, token: string): string {
  const { locale, company, number } = facts;
  const title = PAGE_WORDS[locale].title(company);
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${text(title)}</title><style>${PAGE_STYLE}</style></head>
<body><main><header><b>${text(company)}</b>${number === null ? '' : `<span>#${number}</span>`}</header>
${bodyOf(facts, token)}
<footer>${otherLanguage(locale, token)}</footer></main></body></html>`;
}

function bodyOf(facts: PageFacts, token: string): string {
  const { words, state, locale, refused, stopped } = facts;
  const own = PAGE_WORDS[locale];
  if (stopped) return notice('done', own.stopped, own.stoppedHint);
  if (!words) return notice('gone', own.refusals[refused ?? 'not_found'] ?? own.refusals.invalid_input!, own.goneHint);
  if (state === 'answered')
    return notice('done', refused ? own.refusals.survey_answered! : words.thanks, '') + stopForm(facts, token);
  if (state === 'expired' || refused === 'survey_expired')
    return notice('gone', own.refusals.survey_expired!, own.goneHint);
  return form(facts, words, token) + stopForm(facts, token);
}

function form({ locale, refused, written }: PageFacts, words: SurveyCard['words'], token: string): string {
  const own = PAGE_WORDS[locale];
  const scores = SURVEY_SCORES.map((score) =>
    radio('score', String(score), own.scores[score], FACES[score], written?.score),
  );
  const solved = (['yes', 'no'] as const).map((one) => radio('solved', one, own.solved[one], '', written?.solved));
  return `<form method="post" action="/s/${text(token)}?lang=${locale}">
${refused ? `<p role="alert" data-code="${refused}">${text(own.refusals[refused] ?? own.refusals.invalid_input!)}</p>` : ''}
<fieldset class="scores"><legend>${text(words.satisfaction)}</legend><div>${scores.join('')}</div></fieldset>
<fieldset class="solved"><legend>${text(words.solved)}</legend><div>${solved.join('')}</div></fieldset>
<label class="remark"><span>${text(words.remark)}</span>
<textarea name="remark" rows="4" maxlength="${LONGEST_SURVEY_REMARK}">${text(written?.remark ?? '')}</textarea></label>
<button class="send">${own.send}</button></form>`;
}

const radio = (name: string, value: string, label: string, mark: string, chosen: unknown): string =>
  `<label class="v${value}"><input type="radio" name="${name}" value="${value}"${String(chosen ?? '') === value ? ' checked' : ''}${
    name === 'score' ? ' required' : ''
  }><span>${mark}<em>${text(label)}</em></span></label>`;

const notice = (kind: 'done' | 'gone', words: string, hint: string): string =>
  `<section class="notice ${kind}" role="status">${FACES[kind]}<h1>${text(words)}</h1>${hint && `<p>${text(hint)}</p>`}</section>`;

const stopForm = ({ locale }: PageFacts, token: string): string =>
  `<form class="stop" method="post" action="/s/${text(token)}/stop?lang=${locale}"><button>${PAGE_WORDS[locale].stop}</button></form>`;

function otherLanguage(locale: Locale, token: string): string {
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return `<a href="/s/${encodeURIComponent(token)}?lang=${other}" lang="${other}">${PAGE_WORDS[other].language}</a>`;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (raw: string): string => raw.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
