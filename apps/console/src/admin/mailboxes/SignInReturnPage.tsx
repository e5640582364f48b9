import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/api';
import { LoadingShape } from '../../ui';
import { MailProblem } from './MailProblem';
import './mailboxes.css';

// A code is good once: the page hands it over once, however often it is drawn.
let handedOver: { from: string; done: Promise<unknown> } | null = null;

function handOver(): Promise<unknown> {
  const query = new URLSearchParams(location.search);
  const [state, code, error] = ['state', 'code', 'error'].map((name) => query.get(name) ?? undefined);
  if (handedOver && (!state || handedOver.from === state)) return handedOver.done;
  const done = api('finishMailSignIn', {
    body: { state: state ?? '', ...(code ? { code } : {}), ...(error ? { error } : {}) },
  });
  handedOver = { from: state ?? '', done };
  // What was sent along is nobody's business later: not in the history, not in a referrer.
  history.replaceState(history.state, '', location.pathname);
  return done;
}

/** Where the provider sends the browser back to. */
export function SignInReturnPage() {
  const { t } = useTranslation('mailboxes');
  const [end, setEnd] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    handOver().then(
      () => setEnd({ error: null }),
      (error: unknown) => setEnd({ error }),
    );
  }, []);
  if (!end) return <LoadingShape />;
  return (
    <main className="mb-return">
      <h1>{t(end.error ? 'back.failed' : 'back.done')}</h1>
      {end.error ? <MailProblem error={end.error} /> : <p>{t('back.text')}</p>}
      <Link to="/admin/$" params={{ _splat: 'inboxes' }}>
        {t('back.toInboxes')}
      </Link>
    </main>
  );
}
