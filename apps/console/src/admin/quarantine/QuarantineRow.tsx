import { Button, Input } from 'antd';
import { FileText, RotateCcw, Ticket, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineItem } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useInbox } from '../../app/session';
import { useAttempt } from '../pieces/use-attempt';
import { useAgo } from '../pieces/use-ago';
import { sizeText } from './size-text';

export interface Outcome {
  kind: 'retried' | 'still_unreadable' | 'ticket' | 'dismissed';
  ticketNumber: number | null;
}

interface QuarantineRowProps {
  item: QuarantineItem;
  onDone(outcome: Outcome): void;
}

export function QuarantineRow({ item, onDone }: QuarantineRowProps) {
  const { t, i18n } = useTranslation('admin');
  const ago = useAgo();
  const inbox = useInbox(item.inboxId);
  const [dismissing, setDismissing] = useState(false);
  const { attempt, busy, error } = useAttempt();
  const settle = (act: () => Promise<Outcome>) => void attempt(async () => onDone(await act()));
  const [kind = '', code] = item.reason.split(':');
  const reasonKey = `quarantine.reason.${kind}`;
  return (
    <article className="pc-row qu-row">
      <div className="pc-cut">
        <b>{i18n.exists(`admin:${reasonKey}`) ? t(reasonKey) : item.reason}</b>
        {code && code !== kind && <span className="pc-tag qu-code">{t(`errors:${code}`, { defaultValue: code })}</span>}
        <div className="pc-small">
          {t('quarantine.meta', {
            inbox: inbox?.name ?? '–',
            ago: ago(item.receivedAt),
            size: sizeText(item.size),
            n: item.attempts,
          })}
        </div>
        {item.detail && (
          <details className="qu-detail">
            <summary>{t('quarantine.detail')}</summary>
            <p className="pc-code">{item.detail}</p>
          </details>
        )}
      </div>
      {dismissing ? (
        <Dismiss onCancel={() => setDismissing(false)} onDismiss={(reason) => settle(() => dismiss(item.id, reason))} />
      ) : (
        <div className="pc-row-acts qu-acts">
          <Button icon={<RotateCcw size={14} />} loading={busy} onClick={() => settle(() => retry(item.id))}>
            {t('quarantine.retry')}
          </Button>
          <Button icon={<Ticket size={14} />} onClick={() => settle(() => openAsTicket(item.id))}>
            {t('quarantine.asTicket')}
          </Button>
          <Button
            type="text"
            icon={<FileText size={14} />}
            href={`/api/admin/quarantine/${item.id}/raw`}
            target="_blank"
            rel="noreferrer"
          >
            {t('quarantine.raw')}
          </Button>
          <Button type="text" icon={<X size={14} />} onClick={() => setDismissing(true)}>
            {t('quarantine.dismiss')}
          </Button>
        </div>
      )}
      {error !== null && (
        <p className="pc-fault qu-wide" role="alert">
          {problemText(error, t)}
        </p>
      )}
    </article>
  );
}

function Dismiss({ onCancel, onDismiss }: { onCancel(): void; onDismiss(reason: string): void }) {
  const { t } = useTranslation('admin');
  const [reason, setReason] = useState('');
  return (
    <form
      className="pc-row-acts qu-dismiss"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onDismiss(reason.trim());
      }}
    >
      <Input
        autoFocus
        value={reason}
        maxLength={300}
        placeholder={t('quarantine.why')}
        aria-label={t('quarantine.why')}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button htmlType="submit" danger disabled={reason.trim() === ''}>
        {t('quarantine.dismiss')}
      </Button>
      <Button onClick={onCancel}>{t('sheet.cancel')}</Button>
    </form>
  );
}

async function retry(id: string): Promise<Outcome> {
  const { outcome, ticketNumber } = await api('retryQuarantine', { params: { id } });
  return { kind: outcome === 'done' ? 'retried' : 'still_unreadable', ticketNumber };
}

async function openAsTicket(id: string): Promise<Outcome> {
  const { ticketNumber } = await api('openQuarantineAsTicket', { params: { id } });
  return { kind: 'ticket', ticketNumber };
}

async function dismiss(id: string, reason: string): Promise<Outcome> {
  await api('dismissQuarantine', { params: { id }, body: { reason } });
  return { kind: 'dismissed', ticketNumber: null };
}
