import { Button } from 'antd';
import { CircleAlert, CircleCheck, LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Inbox, Mailbox } from '#contract';
import { api } from '../../app/api';
import { useAttempt } from '../pieces/use-attempt';
import { Copied } from '../pieces/Copied';
import { MailProblem } from './MailProblem';
import { useMailbox } from './use-mailbox';
import './mailboxes.css';

/** Whether the mailbox is signed in to at its provider, and the way there. Nothing for a mailbox with a password. */
export function SignInPanel({ inbox: { id, settings } }: { inbox: Inbox }) {
  const { mailbox, error } = useMailbox(id);
  if (!settings.signIn) return null;
  return (
    <section className="mb-panel" data-testid="mail-sign-in">
      <MailProblem error={error} />
      {mailbox?.signIn && <State id={id} mailbox={mailbox} signIn={mailbox.signIn} />}
    </section>
  );
}

function State({ id, mailbox, signIn }: { id: string; mailbox: Mailbox; signIn: NonNullable<Mailbox['signIn']> }) {
  const { t, i18n } = useTranslation('mailboxes');
  const { attempt, busy, error } = useAttempt();
  const go = () =>
    attempt(async () => {
      const { url } = await api('startMailSignIn', { params: { id } });
      location.assign(url);
    });
  const good = signIn.state === 'signed_in';
  const since = signIn.signedInAt && new Date(signIn.signedInAt).toLocaleString(i18n.language);
  return (
    <>
      <div className="mb-line">
        {good ? <CircleCheck size={15} aria-hidden /> : <CircleAlert size={15} aria-hidden />}
        <b>{t(`signIn.${signIn.state}`)}</b>
        {good && since && <span className="pc-small">{t('signIn.since', { since })}</span>}
        <span className="pc-spring" />
        <Button type={good ? 'default' : 'primary'} icon={<LogIn size={14} />} loading={busy} onClick={() => void go()}>
          {t(signIn.state === 'none' ? 'signIn.go' : 'signIn.again')}
        </Button>
      </div>
      {signIn.error && <p className="pc-code">{signIn.error}</p>}
      <MailProblem error={error} />
      <p className="pc-hint">{t('signIn.redirectHint')}</p>
      <Copied label={t('signIn.redirect')} text={mailbox.redirectUri} />
    </>
  );
}
