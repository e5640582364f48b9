import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { api } from '../../../app/api';
import { problemText } from '../../../app/problems';
import { useBootstrap } from '../../../app/session';
import { wallClock } from '../../../records/zone-time';
import { Copyable } from '../../pieces/Copyable';

interface Shown {
  address: string;
  tokenEndsAt: string | null;
}

/** What goes into the platform's 开发模式, and how long the token lives. */
export function WeiboAccount({ inbox: { id } }: { inbox: Inbox }) {
  const { t } = useTranslation(['social', 'errors']);
  const { company } = useBootstrap();
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    load(id).then(setShown, setError);
  }, [id]);
  return (
    <section className="ib-snippet" data-testid="weibo-account">
      <b>{t('weibo.callbackTitle')}</b>
      <p className="pc-hint">{t('weibo.callbackHint')}</p>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      {shown && (
        <>
          <Copyable label="URL" text={shown.address} />
          <p className="pc-small" data-testid="weibo-token-ends">
            {shown.tokenEndsAt
              ? t('weibo.tokenEnds', { at: wallClock(company.zone, new Date(shown.tokenEndsAt)) })
              : t('weibo.tokenUnknown')}
          </p>
        </>
      )}
    </section>
  );
}

async function load(id: string): Promise<Shown> {
  const params = { id };
  const [{ path, url }, { tokenEndsAt }] = await Promise.all([
    api('inboxCallback', { params }),
    api('weiboAccount', { params }),
  ]);
  return { address: url ?? new URL(path, location.origin).toString(), tokenEndsAt };
}
