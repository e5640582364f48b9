import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, QRCode } from 'antd';
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Inbox, WechatLogin } from '#contract';
import { api } from '../../../app/api';
import { problemText } from '../../../app/problems';
import { useAttempt } from '../../pieces/use-attempt';

const LOOK_EVERY_MS = 1_500;
const INSTALL = 'npm install';

/** The code to scan, as it changes, who is logged in, and what keeps the account from it. */
export function PersonalLogin({ inbox: { id } }: { inbox: Inbox }) {
  const { t } = useTranslation(['social', 'errors']);
  const key = ['wechat-login', id];
  const { data: login, error } = useQuery({
    queryKey: key,
    queryFn: () => api('wechatLogin', { params: { id } }),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <section className="ib-snippet ib-login" aria-live="polite" data-testid="wechat-login" data-state={login?.state}>
      <b>{t('personal.login.title')}</b>
      {error && <p className="pc-fault">{problemText(error, t)}</p>}
      {login && (
        <>
          <p className="ib-login-state">{t(`personal.login.${login.state}`, { name: login.account?.name ?? '' })}</p>
          {login.qr && <Code text={login.qr} />}
          <Trouble login={login} />
          {login.waiting > 0 && <p className="pc-small">{t('personal.login.waiting', { count: login.waiting })}</p>}
          {login.state === 'logged_in' && <LogOutButton id={id} queryKey={key} />}
        </>
      )}
    </section>
  );
}

/** Dark on white in either theme: not every camera reads the reverse. */
function Code({ text }: { text: string }) {
  const { t } = useTranslation('social');
  return (
    <div role="img" aria-label={t('personal.login.code')} data-testid="wechat-login-code" data-code={text}>
      <QRCode
        type="svg"
        value={text}
        size={200}
        errorLevel="L"
        color="#000"
        bgColor="#fff"
        bordered={false}
        style={{ background: '#fff', padding: 8 }}
      />
    </div>
  );
}

function Trouble({ login: { state, detail } }: { login: WechatLogin }) {
  const { t } = useTranslation('social');
  if (state === 'not_installed')
    return (
      <>
        <p className="pc-hint">{t('personal.login.install')}</p>
        <code className="pc-code">{INSTALL}</code>
        {detail && <p className="pc-small">{detail}</p>}
      </>
    );
  return detail && state !== 'logged_in' ? <p className="pc-code">{detail}</p> : null;
}

function LogOutButton({ id, queryKey }: { id: string; queryKey: string[] }) {
  const { t } = useTranslation(['social', 'errors']);
  const client = useQueryClient();
  const { attempt, busy, error } = useAttempt();
  const logOut = () =>
    attempt(async () => {
      await api('wechatLogout', { params: { id } });
      await client.invalidateQueries({ queryKey });
    });
  return (
    <div className="pc-foot">
      <Popconfirm
        title={t('personal.login.logoutQuestion')}
        okText={t('personal.login.logout')}
        cancelText={t('personal.login.stay')}
        onConfirm={() => void logOut()}
      >
        <Button size="small" icon={<LogOut size={13} />} loading={busy} data-testid="wechat-logout">
          {t('personal.login.logout')}
        </Button>
      </Popconfirm>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
    </div>
  );
}
