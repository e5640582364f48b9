/** How somebody first came to us. Everything in it is what a stranger's browser said: text, and nothing but text. */
export interface VisitOrigin {
  source: string;
  medium: string;
  campaign: string;
  keyword: string;
  content: string;
  landing: string;
  referrer: string;
}

const LONGEST = { source: 80, named: 120, address: 300 };

/** Search engines, and under which names their addresses carry what was searched for. */
const ENGINES: readonly { host: RegExp; name: string; words: readonly string[] }[] = [
  { host: /(^|\.)baidu\.com$/, name: 'baidu', words: ['wd', 'word'] },
  { host: /(^|\.)sogou\.com$/, name: 'sogou', words: ['query', 'keyword'] },
  { host: /(^|\.)so\.com$/, name: 'so.com', words: ['q'] },
  { host: /(^|\.)sm\.cn$/, name: 'sm.cn', words: ['q'] },
  { host: /(^|\.)toutiao\.com$/, name: 'toutiao', words: ['keyword'] },
  { host: /(^|\.)bing\.com$/, name: 'bing', words: ['q'] },
  { host: /(^|\.)google\.[a-z.]{2,6}$/, name: 'google', words: ['q'] },
];

/**
 * What is kept of a first visit: the campaign's own words (`utm_*`), what was searched for, and which page led to which, each
 * without the rest of its address, where people's names and sessions stand. Null without a page. Values are
 * cut to a length and lose control characters; what is no http address is nothing.
 */
export function visitOrigin(visit: { url: string; referrer: string }): VisitOrigin | null {
  const [page, from] = [addressOf(visit.url), addressOf(visit.referrer)];
  if (!page) return null;
  const outside = from && from.host !== page.host ? from : null;
  const engine = outside && ENGINES.find(({ host }) => host.test(outside.hostname));
  const said = (name: string) => cleaned(page.searchParams.get(`utm_${name}`), LONGEST.named);
  return {
    source: cleaned(said('source') || engine?.name || outside?.hostname, LONGEST.source),
    medium: said('medium'),
    campaign: said('campaign'),
    keyword: said('term') || searched(outside, engine?.words ?? []),
    content: said('content'),
    landing: shortened(page),
    referrer: outside ? shortened(outside) : '',
  };
}

/** Words in an encoding of old come out as question marks in boxes: they say nothing. */
function searched(from: URL | null, names: readonly string[]): string {
  const words = names.map((name) => from?.searchParams.get(name)).find(Boolean);
  return words?.includes('\uFFFD') ? '' : cleaned(words, LONGEST.named);
}

function addressOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

const shortened = ({ origin, pathname }: URL): string => cleaned(`${origin}${pathname}`, LONGEST.address);

// By whole characters: half of one can't be stored.
const cleaned = (text: string | null | undefined, longest: number): string =>
  Array.from((text ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim())
    .slice(0, longest)
    .join('');
