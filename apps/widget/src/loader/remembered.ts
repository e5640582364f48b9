import { isColour } from '../colour';
import type { FirstPage, Look } from '../wire';

/** How the bubble looked last time, kept by the page's own origin: it also says that this visitor has a chat. */
export function rememberedLook(key: string): Look | null {
  const saved = shelf()?.getItem(name(key));
  if (!saved) return null;
  const [colour, position, locale] = saved.split(' ');
  return isColour(colour) ? lookOf(colour, position, locale) : null;
}

export function rememberLook(key: string, look: Look): void {
  shelf()?.setItem(name(key), `${look.colour} ${look.position} ${look.locale}`);
}

export const lookOf = (colour: unknown, position: unknown, locale: unknown): Look => ({
  colour: isColour(colour) ? colour : '#4f46e5',
  position: position === 'left' ? 'left' : 'right',
  locale: /^zh/i.test(String(locale ?? navigator.language)) ? 'zh-CN' : 'en',
});

/** The visitor's token, where the frame can't keep it itself: browsers that deny storage to frames of other sites. */
export const rememberedToken = (key: string): string | null => shelf()?.getItem(`${name(key)}:token`) ?? null;
export const rememberToken = (key: string, token: string): void => shelf()?.setItem(`${name(key)}:token`, token);

/** The page this visitor saw first, kept from then on. */
export function firstPage(key: string, nowUrl: string, nowReferrer: string): FirstPage {
  const kept = shelf()?.getItem(`${name(key)}:first`);
  // Addresses hold no blanks.
  const [url, referrer = ''] = (kept ?? `${nowUrl} ${nowReferrer}`).split(' ') as [string, string?];
  if (!kept) shelf()?.setItem(`${name(key)}:first`, `${url} ${referrer}`);
  return { url, referrer };
}

const name = (key: string) => `halfhour:${key}`;

function shelf(): Storage | null {
  try {
    return window.localStorage;
  } catch (error) {
    console.info('Halfhour: no storage here', error);
    return null;
  }
}
