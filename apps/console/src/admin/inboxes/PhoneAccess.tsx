import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, Inbox } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { CdrImports } from './CdrImports';
import { Copyable } from '../pieces/Copyable';

/** Where the telephone system posts and by which secret it signs; systems that are listened to have no such address. And calls from before. */
export function PhoneAccess({ inbox: { id, settings } }: { inbox: Inbox }) {
  return (
    <>
      {settings.system === 'webhook' && <Address id={id} />}
      <CdrImports inboxId={id} />
    </>
  );
}

function Address({ id }: { id: string }) {
  const { t } = useTranslation(['phone', 'errors']);
  const [callback, setCallback] = useState<AnswerOf<'inboxCallback'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    api('inboxCallback', { params: { id } }).then(setCallback, setError);
  }, [id]);
  return (
    <section className="ib-snippet" data-testid="phone-access">
      <b>{t('admin.access')}</b>
      <p className="pc-hint">{t('admin.accessHint')}</p>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      {callback && (
        <>
          <Copyable
            label={t('admin.address')}
            text={callback.url ?? new URL(callback.path, location.origin).toString()}
          />
          <Copyable label={t('admin.signingSecret')} text={callback.token} secret />
        </>
      )}
    </section>
  );
}
