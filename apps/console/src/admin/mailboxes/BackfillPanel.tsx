import { Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailBackfill } from '#contract';
import { api } from '../../app/api';
import { DayField } from '../../ui';
import { Field, FieldGroup } from '../pieces/Field';
import { useAttempt } from '../pieces/use-attempt';
import { dayBefore, startOf } from './backfill-days';
import { MailProblem } from './MailProblem';

interface BackfillPanelProps {
  inboxId: string;
  folders: string[];
  backfill: MailBackfill | null;
  onChange(backfill: MailBackfill): void;
}

/** Old mail taken in from a day on: counted first, then watched, and stopped when it was a mistake. */
export function BackfillPanel({ inboxId, folders, backfill, onChange }: BackfillPanelProps) {
  const { t } = useTranslation('mailboxes');
  return (
    <FieldGroup title={t('backfill.title')} hint={t('backfill.hint')}>
      {backfill && <Course inboxId={inboxId} backfill={backfill} onChange={onChange} />}
      {backfill?.state !== 'running' && <Ask inboxId={inboxId} folders={folders} onStarted={onChange} />}
    </FieldGroup>
  );
}

function Ask({
  inboxId,
  folders,
  onStarted,
}: {
  inboxId: string;
  folders: string[];
  onStarted(backfill: MailBackfill): void;
}) {
  const { t } = useTranslation('mailboxes');
  const [day, setDay] = useState(dayBefore(new Date(), 30));
  const [folder, setFolder] = useState(folders[0]!);
  const [counted, setCounted] = useState<number | null>(null);
  const { attempt, busy, error } = useAttempt();
  const asked = { params: { id: inboxId }, body: { folder, since: startOf(day) } };
  const count = () => attempt(async () => setCounted((await api('countMailBackfill', asked)).mails));
  const start = () => attempt(async () => onStarted(await api('startMailBackfill', asked)));
  return (
    <>
      <div className="pc-pair">
        <Field label={t('backfill.since')}>
          <DayField
            label={t('backfill.since')}
            value={day}
            onChange={(next) => {
              setDay(next);
              setCounted(null);
            }}
          />
        </Field>
        {folders.length > 1 && (
          <Field label={t('backfill.folder')}>
            <Select
              value={folder}
              onChange={(next) => {
                setFolder(next);
                setCounted(null);
              }}
              options={folders.map((value) => ({ value, label: value }))}
            />
          </Field>
        )}
      </div>
      <MailProblem error={error} />
      <div className="mb-line">
        {counted === null ? (
          <Button loading={busy} onClick={() => void count()} data-testid="backfill-count">
            {t('backfill.count')}
          </Button>
        ) : (
          <>
            <span data-testid="backfill-counted">{t('backfill.counted', { count: counted })}</span>
            <Button type="primary" loading={busy} disabled={counted === 0} onClick={() => void start()}>
              {t('backfill.start')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

const PROGRESS_STATUS = { running: 'active', done: 'success', stopped: 'normal', failed: 'exception' } as const;

function Course({ inboxId, backfill, onChange }: Omit<BackfillPanelProps, 'folders'> & { backfill: MailBackfill }) {
  const { t, i18n } = useTranslation('mailboxes');
  const { attempt, busy, error } = useAttempt();
  const { state, seen, total, taken, known, setAside, since } = backfill;
  const percent = total === 0 ? 100 : Math.min(100, Math.floor((seen / total) * 100));
  const stop = () => attempt(async () => onChange(await api('stopMailBackfill', { params: { id: inboxId } })));
  const day = new Date(since).toLocaleDateString(i18n.language);
  return (
    <div className="mb-panel" role="status" data-testid="backfill-course">
      <div className="mb-line">
        <b>{t(`backfill.state.${state}`, { day, folder: backfill.folder })}</b>
        <span className="pc-spring" />
        {state === 'running' && (
          <Button size="small" loading={busy} onClick={() => void stop()}>
            {t('backfill.stop')}
          </Button>
        )}
      </div>
      <Progress percent={percent} status={PROGRESS_STATUS[state]} size="small" />
      <p className="pc-small">{t('backfill.figures', { seen, total, taken, known })}</p>
      {setAside > 0 && <p className="pc-small">{t('backfill.setAside', { count: setAside })}</p>}
      {backfill.error && <p className="pc-code">{backfill.error}</p>}
      <MailProblem error={error} />
    </div>
  );
}
