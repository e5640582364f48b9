import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, Inbox } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { Copied } from '../pieces/Copied';

/** What goes into the platform's console (DOMAIN C3): the address, the token and the key, each to copy. */
export function WechatCallback({ inbox: { id, channel } }: { inbox: Inbox }) {
  const { t } = useTranslation(['admin', 'wechat']);
  const texts = channel === 'wecom' ? 'wechat:wecom' : 'inboxes.wechat';
  const [callback, setCallback] = useState<AnswerOf<'inboxCallback'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    api('inboxCallback', { params: { id } }).then(setCallback, setError);
  }, [id]);
  return (
    <section className="ib-snippet" data-testid="wechat-callback">
      <b>{t(`${texts}.callbackTitle`)}</b>
      <p className="pc-hint">{t(`${texts}.callbackHint`)}</p>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      {callback && (
        <>
          <Copied label="URL" text={callback.url ?? new URL(callback.path, location.origin).toString()} />
          <Copied label="Token" text={callback.token} />
          <Copied label="EncodingAESKey" text={callback.encodingAesKey} />
        </>
      )}
    </section>
  );
}
