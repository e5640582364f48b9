import { useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { problemText } from '../app/problems';
import { queryClient } from '../app/query-client';
import { BOOTSTRAP_KEY, fetchBootstrap } from '../app/session';
import { Button } from '../ui';
import './login.css';

/** The way in. After it, back to where one was. */
export function LoginPage() {
  const { t, i18n } = useTranslation('login');
  const english = i18n.language === 'en';
  return (
    <main className="lg">
      <section>
        <h1>
          <b aria-hidden>半</b>
          {t('product')}
        </h1>
        <p>{t('claim')}</p>
        <i className="lg-bar" aria-hidden>
          <u />
        </i>
        <LoginForm />
        <button type="button" className="lg-locale" onClick={() => void i18n.changeLanguage(english ? 'zh-CN' : 'en')}>
          {english ? '中文' : 'English'}
        </button>
      </section>
    </main>
  );
}

function LoginForm() {
  const { t } = useTranslation('login');
  const { why } = useSearch({ from: '/login' });
  const { busy, fault, signIn } = useSignIn();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void signIn(String(form.get('email')), String(form.get('password')));
  };
  return (
    <form onSubmit={onSubmit}>
      {why && !fault && <p className="lg-why">{t([`why.${why}`, 'why.session_expired'])}</p>}
      <label className="ui-field">
        <span>{t('email')}</span>
        <input
          className="ui-input"
          name="email"
          type="email"
          required
          autoFocus
          autoComplete="username"
          data-testid="login-email"
        />
      </label>
      <label className="ui-field">
        <span>{t('password')}</span>
        <input
          className="ui-input"
          name="password"
          type="password"
          required
          autoComplete="current-password"
          data-testid="login-password"
        />
      </label>
      {fault && (
        <p className="ui-fault" role="alert" data-testid="login-fault">
          {fault}
        </p>
      )}
      <Button type="submit" look="main" disabled={busy} data-testid="login-submit">
        {t(busy ? 'signing_in' : 'sign_in')}
      </Button>
    </form>
  );
}

function useSignIn() {
  const { t } = useTranslation('errors');
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const signIn = async (email: string, password: string) => {
    setBusy(true);
    setFault(null);
    try {
      await api('login', { body: { email, password } });
      queryClient.clear();
      await queryClient.fetchQuery({ queryKey: BOOTSTRAP_KEY, queryFn: fetchBootstrap });
      router.history.push(insideOf(next));
    } catch (error) {
      setFault(problemText(error, t));
      setBusy(false);
    }
  };
  return { busy, fault, signIn };
}

/** Only a path of this desk: a link to the login must not lead anywhere else. */
export function insideOf(next: string | undefined): string {
  const inside = next && /^\/(?![/\\])/.test(next) && !next.startsWith('/login');
  return inside ? next : '/desk';
}
