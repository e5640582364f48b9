import { Input } from 'antd';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Macro } from '#contract';
import { AreaHead } from '../admin/pieces/AreaHead';
import { ListBody } from '../admin/pieces/ListBody';
import { useAdminList } from '../admin/pieces/use-admin-list';
import { useBootstrap, useTeam } from '../app/session';
import { mayEditSnippet } from '../scripts/script-rights';
import { partsOf } from './macro-parts';
import { MacroSheet } from './MacroSheet';
import './macros.css';

/** Saved words and acts in one. */
export function MacrosPane() {
  const { t } = useTranslation('macros');
  const list = useAdminList('listMacros');
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<Macro | 'new' | null>(null);
  const done = () => {
    setOpen(null);
    void list.reload();
  };
  return (
    <>
      <AreaHead title={t('title')} text={t('text')} create={{ label: t('new'), onCreate: () => setOpen('new') }} />
      <div className="pc-filters">
        <Input
          allowClear
          className="sc-search"
          prefix={<Search size={14} aria-hidden />}
          placeholder={t('search')}
          aria-label={t('search')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
      </div>
      <ListBody list={list} empty={{ title: t('emptyTitle'), text: t('emptyText') }}>
        {(macros) => <Found macros={macros.filter((macro: Macro) => fits(macro, query))} onOpen={setOpen} />}
      </ListBody>
      {open && (
        <MacroSheet
          key={open === 'new' ? 'new' : open.id}
          macro={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={done}
        />
      )}
    </>
  );
}

function fits({ title, initials }: Macro, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  return `${title} ${initials}`.toLowerCase().includes(wanted);
}

function Found({ macros, onOpen }: { macros: Macro[]; onOpen(macro: Macro): void }) {
  const { t } = useTranslation('macros');
  if (macros.length === 0) return <p className="sc-none">{t('nothing_fits')}</p>;
  return (
    <div className="pc-list">
      {macros.map((macro) => (
        <MacroRow key={macro.id} macro={macro} onOpen={() => onOpen(macro)} />
      ))}
    </div>
  );
}

function MacroRow({ macro, onOpen }: { macro: Macro; onOpen(): void }) {
  const { t } = useTranslation(['macros', 'scripts']);
  const { me } = useBootstrap();
  const team = useTeam(macro.teamId);
  return (
    <div className="pc-row sc-snippet" data-testid="macro-row">
      <div className="pc-cut">
        {mayEditSnippet(me, macro) ? (
          <button type="button" className="pc-row-title" onClick={onOpen}>
            {macro.title}
          </button>
        ) : (
          <b>{macro.title}</b>
        )}
        <span className="sc-initials">/{macro.initials}</span>
        <div className="pc-small pc-cut">
          {partsOf(macro.actions)
            .map((part) => t(`part.${part}`))
            .join(' · ')}
        </div>
      </div>
      <span className="pc-tag">{team?.name ?? t(`scripts:snippets.scope.${macro.scope}`)}</span>
      <span className="pc-small sc-uses">{t('uses', { n: macro.uses })}</span>
    </div>
  );
}
