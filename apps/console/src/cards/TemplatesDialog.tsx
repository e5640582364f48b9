import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, ErrorState, LoadingShape } from '../ui';
import styles from './cards.module.css';
import { TemplateEditor } from './TemplateEditor';
import { useTemplates } from './use-cards';

/** The desk's templates: each can be copied, and its lines, grades and numbers changed into a new version. */
export function TemplatesDialog({ onClose }: { onClose(): void }) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const templates = useTemplates();
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = templates.data?.rows ?? [];
  const open = rows.find(({ id }) => id === chosen) ?? rows[0];
  return (
    <Dialog title={t('templates')} width={1080} onClose={onClose}>
      {templates.error && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isPending && <LoadingShape />}
      <div className={styles.tabs} role="tablist">
        {rows.map(({ id, name, version, shipped }) => (
          <button key={id} type="button" role="tab" aria-selected={id === open?.id} onClick={() => setChosen(id)}>
            {name[locale]}{' '}
            <small>
              {t('version', { n: version })}
              {shipped && ` · ${t('shipped')}`}
            </small>
          </button>
        ))}
      </div>
      {open && <TemplateEditor key={`${open.id} ${open.version}`} template={open} onMade={setChosen} />}
    </Dialog>
  );
}
