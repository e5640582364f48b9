import { useSearch } from '@tanstack/react-router';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui';
import { CodeForm } from './CodeForm';
import { LoginFault } from './LoginFault';
import { type Credentials, useSignIn } from './use-sign-in';
import './login.css';

/** The way in. After it, back to where one was. */
export function LoginPage() {
  const { t, i18n } = useTranslation('login');
  const english = i18n.language === 'en';
  const { busy, fault, needsCode, signIn, startOver } = useSignIn();
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
        {needsCode ? (
          <CodeForm
            busy={busy}
            fault={fault}
            onCode={(code) => void signIn({ ...needsCode, code })}
            onStartOver={startOver}
          />
        ) : (
          <LoginForm busy={busy} fault={fault} onSignIn={(credentials) => void signIn(credentials)} />
        )}
        <button type="button" className="lg-locale" onClick={() => void i18n.changeLanguage(english ? 'zh-CN' : 'en')}>
          {english ? '中文' : 'English'}
        </button>
      </section>
    </main>
  );
}

interface LoginFormProps {
  busy: boolean;
  fault: string | null;
  onSignIn(credentials: Credentials): void;
}

function LoginForm({ busy, fault, onSignIn }: LoginFormProps) {
  const { t } = useTranslation('login');
  const { why } = useSearch({ from: '/login' });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSignIn({ email: String(form.get('email')), password: String(form.get('password')) });
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
      <LoginFault text={fault} />
      <Button type="submit" look="main" disabled={busy} data-testid="login-submit">
        {t(busy ? 'signing_in' : 'sign_in')}
      </Button>
    </form>
  );
}
