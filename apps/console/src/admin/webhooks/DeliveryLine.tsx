import { Button } from 'antd';
import { Check, Clock, LoaderCircle, RotateCcw, X, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, WebhookDelivery } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { wallClock } from '../../records/zone-time';
import { useAttempt } from '../pieces/use-attempt';
import { AttemptWords } from './AttemptWords';

const ICONS: Record<WebhookDelivery['state'], LucideIcon> = {
  queued: Clock,
  sending: LoaderCircle,
  sent: Check,
  failed: X,
};

interface DeliveryLineProps {
  webhookId: string;
  delivery: WebhookDelivery;
  onReplay(): Promise<void>;
}

/** One event as it was told; its attempts and its body are fetched when it is opened. */
export function DeliveryLine({ webhookId, delivery, onReplay }: DeliveryLineProps) {
  const { t } = useTranslation('webhooks');
  const [open, setOpen] = useState<AnswerOf<'webhookAttempts'> | null>(null);
  const { attempt, busy, error } = useAttempt();
  const params = { id: webhookId, delivery: delivery.id };
  const toggle = () =>
    open ? setOpen(null) : void attempt(async () => setOpen(await api('webhookAttempts', { params })));
  return (
    <li className={`wh-line wh-line-${delivery.state}`}>
      <Head delivery={delivery} isOpen={open !== null} onToggle={toggle} />
      <Button
        size="small"
        type="text"
        icon={<RotateCcw size={13} />}
        aria-label={t('replayOne')}
        title={t('replayOne')}
        disabled={delivery.state === 'sending'}
        loading={busy}
        onClick={() => void attempt(onReplay)}
      />
      {error !== null && <p className="pc-fault wh-wide">{problemText(error, t)}</p>}
      {open && <Told told={open} delivery={delivery} />}
    </li>
  );
}

function Head({ delivery, isOpen, onToggle }: { delivery: WebhookDelivery; isOpen: boolean; onToggle(): void }) {
  const { t } = useTranslation('webhooks');
  const { company } = useBootstrap();
  const { state, type, ticketNumber, createdAt } = delivery;
  const Icon = ICONS[state];
  return (
    <button type="button" onClick={onToggle} aria-expanded={isOpen}>
      <Icon size={14} aria-label={t(`state.${state}`)} />
      <span className="pc-cut">
        {t(`events.${type}`, { defaultValue: type })}
        {ticketNumber !== null && <span className="pc-small"> #{ticketNumber}</span>}
      </span>
      <span className="pc-small">{said(t, delivery)}</span>
      <time className="pc-small" dateTime={createdAt}>
        {wallClock(company.zone, new Date(createdAt))}
      </time>
    </button>
  );
}

function Told({ told, delivery }: { told: AnswerOf<'webhookAttempts'>; delivery: WebhookDelivery }) {
  const { t } = useTranslation('webhooks');
  const { zone } = useBootstrap().company;
  const { dueAt } = delivery;
  return (
    <div className="wh-detail">
      {dueAt && <p className="pc-small">{t('nextAt', { at: wallClock(zone, new Date(dueAt)) })}</p>}
      <Attempts rows={told.rows} zone={zone} />
      {told.body && <pre className="pc-code">{told.body}</pre>}
    </div>
  );
}

type Words = (key: string, values?: Record<string, unknown>) => string;

function said(
  t: Words,
  { lastStatus, lastError, attempts }: Pick<WebhookDelivery, 'lastStatus' | 'lastError' | 'attempts'>,
): string {
  if (attempts === 0) return '';
  const [fault = ''] = (lastError ?? '').split(':');
  const how = lastStatus === null ? t(`fault.${fault}`, { defaultValue: fault }) : String(lastStatus);
  return attempts > 1 ? t('tries', { how, n: attempts }) : how;
}

function Attempts({ rows, zone }: { rows: AnswerOf<'webhookAttempts'>['rows']; zone: string }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.at}>
          <time className="pc-small">{wallClock(zone, new Date(row.at))}</time>
          <AttemptWords attempt={row} />
          {row.excerpt && <code>{row.excerpt}</code>}
        </li>
      ))}
    </ul>
  );
}
