import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuidedScript } from '#contract';
import { AreaHead } from '../admin/pieces/AreaHead';
import { ListBody } from '../admin/pieces/ListBody';
import { useAdminList } from '../admin/pieces/use-admin-list';
import { useBootstrap } from '../app/session';
import { GuidedSheet } from './GuidedSheet';
import { mayWriteForOthers } from './script-rights';

/** Scripts with steps, in the order in which agents are offered them. */
export function GuidedPane() {
  const { t } = useTranslation('guided');
  const { me } = useBootstrap();
  const list = useAdminList('listGuidedScripts');
  const [open, setOpen] = useState<GuidedScript | 'new' | null>(null);
  const writes = mayWriteForOthers(me);
  return (
    <>
      <AreaHead
        title={t('title')}
        text={t('text')}
        {...(writes && { create: { label: t('new'), onCreate: () => setOpen('new') } })}
      />
      <ListBody list={list} empty={{ title: t('empty_title'), text: t('empty_text') }}>
        {(scripts) => (
          <div className="pc-list">
            {scripts.map((script: GuidedScript) => (
              <Row key={script.id} script={script} onOpen={writes ? () => setOpen(script) : null} />
            ))}
          </div>
        )}
      </ListBody>
      {open && (
        <GuidedSheet
          key={open === 'new' ? 'new' : open.id}
          script={open === 'new' ? null : open}
          position={list.rows?.length ?? 0}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      )}
    </>
  );
}

function Row({ script, onOpen }: { script: GuidedScript; onOpen: (() => void) | null }) {
  const { t } = useTranslation('guided');
  return (
    <div className="pc-row sc-guided" data-testid="guided-script">
      <div className="pc-cut">
        {onOpen ? (
          <button type="button" className="pc-row-title" onClick={onOpen}>
            {script.title}
          </button>
        ) : (
          <b>{script.title}</b>
        )}
        <span className="sc-line">{script.steps.map(({ title }) => title).join(' → ')}</span>
      </div>
      <span className="pc-tag">{script.enabled ? t(`kinds.${script.kind}`) : t('off')}</span>
      <span className="pc-small sc-uses">{t('count', { n: script.steps.length })}</span>
    </div>
  );
}
