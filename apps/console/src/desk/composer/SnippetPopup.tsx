import { Zap } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Popover } from '../../ui';
import type { Snippets } from './use-snippets';

/** Snippets that fit what was typed after `/`. The focus stays in the text. */
export function SnippetPopup({
  anchor,
  snippets,
}: {
  anchor: RefObject<HTMLTextAreaElement | null>;
  snippets: Snippets;
}) {
  const { t } = useTranslation(['desk', 'scripts', 'macros']);
  // What will stand there is not known before it is taken.
  const readable = (text: string) =>
    text.replace(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, name: string) => `〔${t(`scripts:variables.${name}.title`)}〕`);
  return (
    <Popover anchor={anchor} onClose={snippets.close} side="above" className="cp-snippets">
      {snippets.found.length === 0 && <p>{t('composer.no_snippet')}</p>}
      <ul role="listbox" aria-label={t('composer.snippets')} data-testid="snippets">
        {snippets.found.map((snippet, at) => (
          <li
            key={snippet.id}
            role="option"
            aria-selected={at === snippets.chosen}
            // The text keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => snippets.choose(at)}
          >
            {snippet.macro && <Zap size={13} aria-label={t('macros:run.menu')} />} <b>{snippet.title}</b>{' '}
            <small>{snippet.initials}</small>
            <p>{readable(snippet.text)}</p>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
