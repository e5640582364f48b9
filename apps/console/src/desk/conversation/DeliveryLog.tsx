import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryAttempt } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { Popover } from '../../ui';
import { deliveryTrouble } from './delivery-trouble';

/** Opens each try to send a message: when, what came of it, and what the other side said. */
export function DeliveryLog({ messageId }: { messageId: string }) {
  const { t } = useTranslation('delivery');
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <button ref={anchor} type="button" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="delivery-log">
        {t('open')}
      </button>
      {open && (
        <Popover anchor={anchor} onClose={close} side="above" className="cv-log">
          <h3>{t('title')}</h3>
          <Tries messageId={messageId} />
        </Popover>
      )}
    </>
  );
}

function Tries({ messageId }: { messageId: string }) {
  const { t } = useTranslation(['delivery', 'errors']);
  const [rows, setRows] = useState<DeliveryAttempt[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    api('deliveryAttempts', { params: { id: messageId } }).then((answer) => setRows(answer.rows), setError);
  }, [messageId]);
  if (error) return <p role="alert">{problemText(error, t)}</p>;
  if (!rows) return <p aria-busy="true">…</p>;
  if (rows.length === 0) return <p>{t('none')}</p>;
  return (
    <ol>
      {rows.map((row) => (
        <Try key={row.startedAt} row={row} />
      ))}
    </ol>
  );
}

function Try({ row: { startedAt, outcome, error } }: { row: DeliveryAttempt }) {
  const { t, i18n } = useTranslation(['delivery', 'desk']);
  const at = new Date(startedAt).toLocaleString(i18n.language, { dateStyle: 'short', timeStyle: 'medium' });
  const trouble = error ? deliveryTrouble(error) : null;
  return (
    <li>
      <time dateTime={startedAt}>{at}</time>
      <b>{t(`outcome.${outcome}`)}</b>
      {trouble && <span>{t(`desk:delivery.trouble.${trouble}`)}</span>}
      {error && <small>{error}</small>}
    </li>
  );
}
