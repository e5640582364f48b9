import { ArrowLeft, FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleImport } from '#contract';
import { When } from '../records/When';
import { Button, ErrorState, LoadingShape, PageHeader, useHotkeys, useNow } from '../ui';
import lists from '../records/lists.module.css';
import { ImportSteps } from './ImportSteps';
import styles from './sales.module.css';
import { useImportList, useSendSheet } from './use-imports';

const TYPES = '.csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sales results from a sheet: the file, what each of its rows would do, how far it came, and what was refused. */
export function ImportView({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('sales');
  const [openId, open] = useState<string | null>(null);
  const list = useImportList();
  useHotkeys({ Escape: () => (openId ? open(null) : onClose()) });
  const current = openId ?? list.data?.rows[0]?.id ?? null;
  return (
    <main className={lists.page}>
      <PageHeader title={t('title')}>
        <Button onClick={onClose}>
          <ArrowLeft size={14} aria-hidden /> {t('back')}
        </Button>
      </PageHeader>
      <div className={styles.body} data-testid="sale-imports">
        <aside className={styles.side}>
          <DropZone onSent={open} />
          {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
          <ul className={styles.list}>
            {list.data?.rows.map((row) => (
              <ImportItem key={row.id} row={row} open={row.id === current} onOpen={() => open(row.id)} />
            ))}
          </ul>
        </aside>
        {list.isPending ? <LoadingShape /> : current ? <ImportSteps key={current} id={current} /> : <Explained />}
      </div>
    </main>
  );
}

function DropZone({ onSent }: { onSent(id: string): void }) {
  const { t } = useTranslation('sales');
  const picker = useRef<HTMLInputElement>(null);
  const { busy, refusal, send } = useSendSheet(onSent);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    if (files?.[0] && !busy) send(files[0]);
  };
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Button look="main" disabled={busy} onClick={() => picker.current?.click()}>
        <FileUp size={14} aria-hidden /> {t(busy ? 'sending' : 'choose')}
      </Button>
      <p>{t('kinds')}</p>
      {refusal && (
        <p className={styles.fault} role="alert">
          {refusal.text}
        </p>
      )}
      <input
        ref={picker}
        type="file"
        accept={TYPES}
        hidden
        data-testid="sale-file"
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
    </div>
  );
}

function ImportItem({ row, open, onOpen }: { row: SaleImport; open: boolean; onOpen(): void }) {
  const { t } = useTranslation('sales');
  const now = useNow();
  return (
    <li>
      <button type="button" aria-current={open || undefined} onClick={onOpen}>
        <b>{row.fileName}</b>
        <small data-state={row.state}>
          {t(`states.${row.state}`)}
          {row.refused > 0 && ` · ${t('refused_n', { count: row.refused })}`}
        </small>
        <small>
          {row.startedByName} · <When at={row.startedAt} now={now} />
        </small>
      </button>
    </li>
  );
}

function Explained() {
  const { t } = useTranslation('sales');
  return (
    <section className={styles.explained}>
      <h2>{t('explained.title')}</h2>
      <ol>
        {(['columns', 'lead', 'again', 'refused', 'undo'] as const).map((key) => (
          <li key={key}>{t(`explained.${key}`)}</li>
        ))}
      </ol>
    </section>
  );
}
