import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportPlan } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useRefusal } from '../promises/use-refusal';
import { Switch, Words } from '../records/Fields';
import lists from '../records/records.module.css';
import { SmallButton } from '../records/SmallButton';
import { wallClock } from '../records/zone-time';
import { toast } from '../ui';
import styles from './reports.module.css';

const KEY = ['callback-report-plan'];
const LOCALES = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] as const;

/** To whom the week goes and when next; only admins change it. */
export function ReportPlanForm({ onPreview }: { onPreview: () => void }) {
  const { data } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api('reportPlan', { signal }) });
  return data ? <Form key={data.version} plan={data} onPreview={onPreview} /> : null;
}

function Form({ plan, onPreview }: { plan: ReportPlan; onPreview: () => void }) {
  const { t } = useTranslation('callbacks');
  const { me, company } = useBootstrap();
  const client = useQueryClient();
  const [text, setText] = useState(plan.addresses.join('\n'));
  const [locale, setLocale] = useState(plan.locale);
  const { busy, refusal, run } = useRefusal();
  const addresses = text.split(/[\s,;，；]+/).filter(Boolean);
  const save = () =>
    run(async () => {
      const body = { addresses, locale, version: plan.version };
      client.setQueryData(KEY, await api('writeReportPlan', { body }));
      toast(t('reports.saved'));
    });
  const next = plan.nextAt && wallClock(company.zone, new Date(plan.nextAt));
  return (
    <section className={styles.plan} data-testid="report-plan">
      <p>{next ? t('reports.next', { at: next }) : t('reports.nobody')}</p>
      {me.role === 'admin' && (
        <>
          <Words label={t('reports.addresses')} longest={5000} value={text} onChange={setText} />
          {refusal && <p role="alert">{refusal.text}</p>}
        </>
      )}
      <div className={lists.row}>
        {me.role === 'admin' && (
          <>
            <Switch label={t('reports.language')} options={LOCALES} value={locale} onChange={setLocale} />
            <SmallButton
              testId="report-plan-save"
              tone="main"
              label={t('reports.save')}
              disabled={busy}
              onClick={() => void save()}
            />
          </>
        )}
        <SmallButton testId="report-preview" label={t('reports.preview')} onClick={onPreview} />
      </div>
    </section>
  );
}
