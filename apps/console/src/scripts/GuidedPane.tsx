import { Button } from 'antd';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GuidedScript, SHIPPED_SCRIPTS } from '#contract';
import { AreaHead } from '../admin/pieces/AreaHead';
import { ListBody } from '../admin/pieces/ListBody';
import { useAdminList } from '../admin/pieces/use-admin-list';
import { Problem } from '../admin/pieces/Sheet';
import { useAttempt } from '../admin/pieces/use-attempt';
import { api } from '../app/api';
import { problemText } from '../app/problems';
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
      >
        {writes && list.rows && <AddShipped rows={list.rows} onAdded={(rows) => list.show(() => rows)} />}
      </AreaHead>
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

/** Brings the scripts that the desk ships and this one lacks; gone while none is missing, but for what was just added. */
function AddShipped({ rows, onAdded }: { rows: GuidedScript[]; onAdded(rows: GuidedScript[]): void }) {
  const { t } = useTranslation(['guided', 'errors']);
  const { attempt, busy, error } = useAttempt();
  const [added, setAdded] = useState<number | null>(null);
  const missing = SHIPPED_SCRIPTS.filter((key) => !rows.some(({ shipped }) => shipped === key)).length;
  const add = () =>
    void attempt(async () => {
      const answer = await api('addShippedScripts');
      setAdded(answer.added);
      onAdded(answer.rows);
    });
  return (
    <>
      {error !== null && <Problem text={problemText(error, t)} />}
      <span role="status" className="pc-small" data-testid="shipped-added">
        {added !== null && t('shipped.added', { n: added })}
      </span>
      {missing > 0 && (
        <Button
          icon={<ListChecks size={14} />}
          disabled={busy}
          title={t('shipped.hint')}
          data-testid="add-shipped"
          onClick={add}
        >
          {t('shipped.add', { n: missing })}
        </Button>
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
