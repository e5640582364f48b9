import { Button } from 'antd';
import { Check, PlugZap, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookTestReport } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useAttempt } from '../pieces/use-attempt';
import { AttemptWords } from './AttemptWords';

/** Sends a test now, to the address that is stored. */
export function WebhookTest({ webhook, changed }: { webhook: Webhook; changed: boolean }) {
  const { t } = useTranslation('webhooks');
  const [report, setReport] = useState<WebhookTestReport | null>(null);
  const { attempt, busy, error } = useAttempt();
  const run = () => attempt(async () => setReport(await api('testWebhook', { params: { id: webhook.id } })));
  return (
    <section className="wh-test">
      <Button icon={<PlugZap size={14} />} loading={busy} onClick={() => void run()} data-testid="webhook-test">
        {t('test')}
      </Button>
      <span className="pc-small">{t(changed ? 'testStored' : 'testHint')}</span>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      {report && (
        <p className={report.ok ? 'wh-ok' : 'wh-bad'} role="status" data-testid="webhook-test-result">
          {report.ok ? <Check size={14} aria-hidden /> : <X size={14} aria-hidden />}
          <AttemptWords attempt={report} />
        </p>
      )}
    </section>
  );
}
