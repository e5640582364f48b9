import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#contract';

const catalogues = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', { import: 'default' });

/** One file per area and language, fetched when a screen of the area opens. */
const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (locale, area, done) => {
    const load = catalogues[`../locales/${locale}/${area}.json`];
    if (!load) return done(new Error(`No catalogue ${locale}/${area}`), null);
    load().then(
      (texts) => done(null, texts),
      // Asked for again, a few times: a name without its texts is no screen.
      (error: Error) => done(error, true),
    );
  },
};

const KEPT = 'locale';

/** The language chosen last on this machine, else the browser's, else Chinese. */
export function firstLocale(): Locale {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'zh-CN';
}

/** Of whole places of their own, which most people never open. */
const RARELY = new Set(['admin', 'mailboxes', 'wechat-menu', 'webhooks', 'automation', 'holidays', 'health']);

const AREAS = [...new Set(Object.keys(catalogues).map((path) => path.split('/').at(-1)!.replace('.json', '')))];

/** Fetches texts before what shows them does: whoever waits for texts while somebody types there takes the page from under them. */
export const texts = (areas: readonly string[] = AREAS.filter((area) => !RARELY.has(area))): Promise<void> =>
  i18next.loadNamespaces(areas);

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (locale) => {
    document.documentElement.lang = locale;
    localStorage.setItem(KEPT, locale);
  });
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: firstLocale(),
      fallbackLng: false,
      ns: ['common', 'errors'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}
