import { Input, Segmented } from 'antd';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snippet } from '#contract';
import { useAgent, useBootstrap, useTeam } from '../app/session';
import { AreaHead } from '../admin/pieces/AreaHead';
import { ListBody } from '../admin/pieces/ListBody';
import { useAdminList } from '../admin/pieces/use-admin-list';
import { mayEditSnippet } from './script-rights';
import { foundSnippets } from './snippet-search';
import { SnippetSheet } from './SnippetSheet';
import { TextWithVariables } from './TextWithVariables';

type Scope = Snippet['scope'] | 'any';

/** Saved texts, found by their words or by the pinyin initials of their title. */
export function SnippetsPane() {
  const { t } = useTranslation('scripts');
  const list = useAdminList('listSnippets');
  const [query, setQuery] = useState('');
  const [scope, setScope] = useState<Scope>('any');
  const [open, setOpen] = useState<Snippet | 'new' | null>(null);
  const done = () => {
    setOpen(null);
    void list.reload();
  };
  return (
    <>
      <AreaHead
        title={t('tabs.snippets')}
        text={t('snippets.text')}
        create={{ label: t('snippets.new'), onCreate: () => setOpen('new') }}
      />
      <div className="pc-filters">
        <Input
          allowClear
          className="sc-search"
          prefix={<Search size={14} aria-hidden />}
          placeholder={t('snippets.search')}
          aria-label={t('snippets.search')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        <Segmented
          value={scope}
          onChange={(next: Scope) => setScope(next)}
          options={(['any', 'all', 'team', 'own'] as const).map((value) => ({
            value,
            label: t(`snippets.scope.${value}`),
          }))}
        />
      </div>
      <ListBody list={list} empty={{ title: t('snippets.emptyTitle'), text: t('snippets.emptyText') }}>
        {(snippets) => (
          <Found
            snippets={foundSnippets(
              snippets.filter((snippet: Snippet) => scope === 'any' || snippet.scope === scope),
              query,
            )}
            onOpen={setOpen}
          />
        )}
      </ListBody>
      {open && (
        <SnippetSheet
          key={open === 'new' ? 'new' : open.id}
          snippet={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={done}
        />
      )}
    </>
  );
}

function Found({ snippets, onOpen }: { snippets: Snippet[]; onOpen(snippet: Snippet): void }) {
  const { t } = useTranslation('scripts');
  if (snippets.length === 0) return <p className="sc-none">{t('snippets.nothingFits')}</p>;
  return (
    <div className="pc-list">
      {snippets.map((snippet) => (
        <SnippetRow key={snippet.id} snippet={snippet} onOpen={() => onOpen(snippet)} />
      ))}
    </div>
  );
}

function SnippetRow({ snippet, onOpen }: { snippet: Snippet; onOpen(): void }) {
  const { t } = useTranslation('scripts');
  const { me } = useBootstrap();
  const team = useTeam(snippet.teamId);
  const owner = useAgent(snippet.ownerId);
  const name = snippet.scope === 'team' ? team?.name : snippet.scope === 'own' ? owner?.name : undefined;
  return (
    <div className="pc-row sc-snippet">
      <div className="pc-cut">
        {mayEditSnippet(me, snippet) ? (
          <button type="button" className="pc-row-title" onClick={onOpen}>
            {snippet.title}
          </button>
        ) : (
          <b>{snippet.title}</b>
        )}
        <span className="sc-initials">/{snippet.initials}</span>
        <TextWithVariables text={snippet.text} />
      </div>
      <span className="pc-tag">{name ?? t(`snippets.scope.${snippet.scope}`)}</span>
      <span className="pc-small sc-uses">{t('snippets.uses', { n: snippet.uses })}</span>
    </div>
  );
}
