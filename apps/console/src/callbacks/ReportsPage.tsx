import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallbackReport } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useRefusal } from '../promises/use-refusal';
import { Line } from '../records/Fields';
import lists from '../records/records.module.css';
import { SideSheet } from '../records/SideSheet';
import { SmallButton } from '../records/SmallButton';
import { wallClock } from '../records/zone-time';
import { EmptyState, ErrorState, LoadingShape, PageHeader, toast } from '../ui';
import { ReportPlanForm } from './ReportPlanForm';
import styles from './reports.module.css';

const KEY = ['callback-reports'];
type Shown = Pick<CallbackReport, 'subject' | 'text'> & Partial<CallbackReport>;

/** What goes to the departments each week: to whom, what went out, and the week as it would be written now (DOMAIN V19). */
export function ReportsPage({ choice }: { choice: ReactNode }) {
  const { t, i18n } = useTranslation('callbacks');
  const [shown, setShown] = useState<Shown | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api('callbackReports', { query: { limit: 60 }, signal }),
  });
  const { refusal, run } = useRefusal();
  const locale = i18n.language.startsWith('zh') ? 'zh-CN' : 'en';
  const preview = () => run(async () => setShown(await api('previewReport', { query: { locale } })));
  return (
    <main className={styles.page}>
      <PageHeader title={t('title')}>{choice}</PageHeader>
      <div className={styles.scroll}>
        <ReportPlanForm onPreview={() => void preview()} />
        {refusal && <p role="alert">{refusal.text}</p>}
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <LoadingShape />}
        {data?.rows.length === 0 && <EmptyState title={t('reports.none')} text={t('reports.none_text')} />}
        {data?.rows.map((report) => (
          <Row key={report.id} report={report} onOpen={() => setShown(report)} />
        ))}
      </div>
      {shown && (
        <SideSheet title={shown.subject} onClose={() => setShown(null)} testId="report-sheet">
          <pre className={styles.text}>{shown.text}</pre>
          {shown.id && <Again id={shown.id} onSent={() => void refetch()} />}
        </SideSheet>
      )}
    </main>
  );
}

function Row({ report, onOpen }: { report: CallbackReport; onOpen: () => void }) {
  const { t } = useTranslation('callbacks');
  const { zone } = useBootstrap().company;
  const { answered, satisfied, done, planned } = report.content;
  return (
    <article className={styles.report} data-testid="report">
      <button type="button" className={styles.open} onClick={onOpen}>
        <b>
          {report.from} – {report.to}
        </b>
        <span>{t('reports.figures', { planned, done, answered, satisfied })}</span>
      </button>
      <ul>
        {report.letters.map(({ id, address, state, error, at }) => (
          <li key={id} data-state={state} title={error ?? undefined}>
            {address} · {t(`reports.states.${state}`)} · {wallClock(zone, new Date(at)).slice(5)}
          </li>
        ))}
      </ul>
    </article>
  );
}

/** Sends the report once more, as it was written then. */
function Again({ id, onSent }: { id: string; onSent: () => void }) {
  const { t } = useTranslation('callbacks');
  const [address, setAddress] = useState('');
  const [clientId, setClientId] = useState(() => crypto.randomUUID() as string);
  const { busy, refusal, run } = useRefusal();
  const send = () =>
    run(async () => {
      await api('sendReport', { params: { id }, body: { clientId, addresses: [address.trim()] } });
      setClientId(crypto.randomUUID());
      setAddress('');
      toast(t('reports.queued'));
      onSent();
    });
  return (
    <>
      <div className={lists.row}>
        <Line label={t('reports.address')} longest={254} value={address} onChange={setAddress} />
        <SmallButton
          testId="report-again"
          tone="main"
          label={t('reports.again')}
          disabled={busy || !address.includes('@')}
          onClick={() => void send()}
        />
      </div>
      {refusal && <p role="alert">{refusal.text}</p>}
    </>
  );
}
