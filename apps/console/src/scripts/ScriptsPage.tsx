import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MacrosPane } from '../macros/MacrosPane';
import { GreetingsPane } from './GreetingsPane';
import { PhrasesPane } from './PhrasesPane';
import { SnippetsPane } from './SnippetsPane';
import './scripts.css';

const PANES = { snippets: SnippetsPane, macros: MacrosPane, greetings: GreetingsPane, phrases: PhrasesPane } as const;
type PaneName = keyof typeof PANES;

/** Everything the desk has ready to say: saved texts, what greets a contact by itself, and what nobody may write. */
export function ScriptsPage() {
  const { t } = useTranslation('scripts');
  const { hash } = useLocation();
  const current: PaneName = hash in PANES ? (hash as PaneName) : 'snippets';
  const Pane = PANES[current];
  return (
    <div className="sc">
      <nav className="sc-tabs" aria-label={t('title')}>
        {(Object.keys(PANES) as PaneName[]).map((name) => (
          <Link
            key={name}
            to="/scripts"
            hash={name}
            className={name === current ? 'on' : ''}
            aria-current={name === current ? 'page' : undefined}
            data-testid={`scripts-tab-${name}`}
          >
            {t(`tabs.${name}`)}
          </Link>
        ))}
      </nav>
      <main className="sc-body">
        <Pane />
      </main>
    </div>
  );
}
