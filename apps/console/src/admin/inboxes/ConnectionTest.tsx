import { Button } from 'antd';
import { Check, PlugZap, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, BodyOf } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { plainFault, serverSaid } from './inbox-health';
import './inboxes.css';

type Report = AnswerOf<'testInbox'>;

/** Walks through the connection with what is typed, saved or not, and shows each step. */
export function ConnectionTest({ tried, hint }: { tried: BodyOf<'testInbox'>; hint: string }) {
  return <TestRun test={() => api('testInbox', { body: tried })} hint={hint} />;
}

/** A button that tries a connection, and what came of each step. */
export function TestRun({ test, hint }: { test(): Promise<Report>; hint: string }) {
  const { t } = useTranslation('admin');
  const [running, setRunning] = useState(false);
  const [report, setReport] = useState<Report | { error: unknown } | null>(null);
  const run = async () => {
    setRunning(true);
    setReport(null);
    try {
      setReport(await test());
    } catch (error) {
      setReport({ error });
    } finally {
      setRunning(false);
    }
  };
  return (
    <section className="ib-test">
      <Button icon={<PlugZap size={14} />} loading={running} onClick={() => void run()} data-testid="inbox-test">
        {t('inboxes.test')}
      </Button>
      <span className="pc-small">{hint}</span>
      {report && (
        <div
          ref={(report) => report?.scrollIntoView({ block: 'nearest' })}
          className="ib-report"
          role="status"
          data-testid="inbox-test-result"
        >
          {'error' in report ? <p className="pc-fault">{problemText(report.error, t)}</p> : <Steps report={report} />}
        </div>
      )}
    </section>
  );
}

function Steps({ report }: { report: Report }) {
  const { t, i18n } = useTranslation('admin');
  const named = (step: string) => (i18n.exists(`admin:inboxes.steps.${step}`) ? t(`inboxes.steps.${step}`) : step);
  return (
    <>
      <ol>
        {report.steps.map(({ step, ok, detail }) => (
          <li key={step} className={ok ? 'ok' : 'bad'}>
            {ok ? (
              <Check size={14} aria-label={t('inboxes.stepOk')} />
            ) : (
              <X size={14} aria-label={t('inboxes.stepBad')} />
            )}
            <span>
              {named(step)}
              {ok && detail === 'not_encrypted' && <em>{t('inboxes.notEncrypted')}</em>}
              {!ok && <b>{t(`inboxes.fault.${plainFault(detail)}`)}</b>}
              {!ok && <small>{plainFault(detail) === 'other' ? detail : serverSaid(detail)}</small>}
            </span>
          </li>
        ))}
      </ol>
      <p>{t(report.steps.length === 0 ? 'inboxes.testNothing' : report.ok ? 'inboxes.testOk' : 'inboxes.testBad')}</p>
    </>
  );
}
