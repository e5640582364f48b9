import { Button, Popconfirm, Segmented } from 'antd';
import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiInboxAccess, Inbox } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { wallClock } from '../../records/zone-time';
import { useBootstrap } from '../../app/session';
import { Copyable } from '../pieces/Copyable';
import { useAgo } from '../pieces/use-ago';
import { useAttempt } from '../pieces/use-attempt';
import { curlExample, typescriptExample } from './api-example';

/** What the makers of a program need: where to post, the secret both sides sign with, and a first message to copy. */
export function ApiAccess({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation(['webhooks', 'admin']);
  const [access, setAccess] = useState<ApiInboxAccess | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const { attempt, busy, error } = useAttempt();
  const params = { id: inbox.id };
  useEffect(() => {
    api('apiInboxAccess', { params: { id: inbox.id } }).then(setAccess, setFault);
  }, [inbox.id]);
  const rotate = () => attempt(async () => setAccess(await api('rotateApiSecret', { params })));
  return (
    <section className="ib-snippet" data-testid="api-access">
      <b>{t('api.title')}</b>
      <p className="pc-hint">{t('api.hint')}</p>
      {(error ?? fault) !== null && <p className="pc-fault">{problemText(error ?? fault, t)}</p>}
      {access && (
        <>
          <Copyable label={t('api.address')} text={addressOf(access)} />
          <Copyable key={access.secret} label={t('secret.label')} text={access.secret} secret />
          <Rotation until={access.previousUntil} busy={busy} onRotate={() => void rotate()} />
          <Example url={addressOf(access)} />
          <Refusals refusals={access.refusals} />
        </>
      )}
    </section>
  );
}

const addressOf = ({ url, path }: ApiInboxAccess): string => url ?? new URL(path, location.origin).toString();

/** Another secret, after one question; until when the one before it still counts. */
export function Rotation({ until, busy, onRotate }: { until: string | null; busy: boolean; onRotate(): void }) {
  const { t } = useTranslation('webhooks');
  const { company } = useBootstrap();
  return (
    <div className="pc-foot">
      <Popconfirm
        title={t('secret.question')}
        okText={t('secret.rotate')}
        cancelText={t('secret.keep')}
        onConfirm={onRotate}
      >
        <Button size="small" icon={<RefreshCw size={13} />} loading={busy} data-testid="secret-rotate">
          {t('secret.rotate')}
        </Button>
      </Popconfirm>
      <span className="pc-small">
        {until ? t('secret.until', { at: wallClock(company.zone, new Date(until)) }) : t('secret.hint')}
      </span>
    </div>
  );
}

function Example({ url }: { url: string }) {
  const { t } = useTranslation('webhooks');
  const [language, setLanguage] = useState<'curl' | 'TypeScript'>('curl');
  const text = language === 'curl' ? curlExample(url) : typescriptExample(url);
  return (
    <details className="ib-example">
      <summary>{t('api.example')}</summary>
      <Segmented value={language} onChange={setLanguage} options={['curl', 'TypeScript']} />
      <Copyable label={t('api.exampleHint')} text={text} />
    </details>
  );
}

/** Nothing is shown while nothing was refused. */
function Refusals({ refusals }: { refusals: ApiInboxAccess['refusals'] }) {
  const { t, i18n } = useTranslation(['webhooks', 'errors']);
  const ago = useAgo();
  if (refusals.length === 0) return null;
  const words = (reason: string) =>
    i18n.exists(`webhooks:api.refusal.${reason}`)
      ? t(`api.refusal.${reason}`)
      : t(`errors:${reason}`, { defaultValue: reason });
  return (
    <div className="ib-refusals" data-testid="api-refusals">
      <b>{t('api.refused')}</b>
      <ul>
        {refusals.map(({ reason, count, lastAt }) => (
          <li key={reason}>
            <span>{words(reason)}</span>
            <span className="pc-small">{t('api.refusedTimes', { n: count, ago: ago(lastAt) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
