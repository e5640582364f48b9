import { useEffect, useRef, useState, type FormEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui';
import { LoginFault } from './LoginFault';

interface CodeFormProps {
  busy: boolean;
  fault: string | null;
  onCode(code: string): void;
  onStartOver(): void;
}
type Kind = 'app' | 'recovery';

/** The second step: a code of the authenticator app, or a recovery code when the phone is not at hand. */
export function CodeForm({ busy, fault, onCode, onStartOver }: CodeFormProps) {
  const { t } = useTranslation('login');
  const [kind, setKind] = useState<Kind>('app');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!busy) field.current?.select();
  }, [busy, fault, kind]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onCode(String(new FormData(event.currentTarget).get('code')));
  };
  return (
    <form onSubmit={onSubmit}>
      <CodeField key={kind} kind={kind} ref={field} />
      <LoginFault text={fault} />
      <Button type="submit" look="main" disabled={busy} data-testid="login-submit">
        {t(busy ? 'signing_in' : 'sign_in')}
      </Button>
      <div className="lg-other">
        <Button
          look="plain"
          onClick={() => setKind(kind === 'app' ? 'recovery' : 'app')}
          data-testid="login-other-code"
        >
          {t(`code.${kind}.other`)}
        </Button>
        <Button look="plain" onClick={onStartOver}>
          {t('code.start_over')}
        </Button>
      </div>
    </form>
  );
}

/** A field of its own for each kind, so that a phone brings the right keyboard. */
function CodeField({ kind, ref }: { kind: Kind; ref: Ref<HTMLInputElement> }) {
  const { t } = useTranslation('login');
  return (
    <label className="ui-field">
      <span>{t(`code.${kind}.label`)}</span>
      <input
        ref={ref}
        className="ui-input"
        name="code"
        required
        autoFocus
        maxLength={40}
        inputMode={kind === 'app' ? 'numeric' : 'text'}
        autoCapitalize="none"
        autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
        spellCheck={false}
        data-testid="login-code"
      />
      <small>{t(`code.${kind}.hint`)}</small>
    </label>
  );
}
