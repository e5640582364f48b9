import { useTranslation } from 'react-i18next';

export function PasswordField() {
  const { t } = useTranslation();
  return (
    <label className="ui-field">
      <span>{t('password.current')}</span>
      <input
        className="ui-input"
        type="password"
        name="password"
        required
        autoFocus
        maxLength={200}
        autoComplete="current-password"
        data-testid="second-factor-password"
      />
    </label>
  );
}

/** `digits` where only the app's code will do. */
export function CodeField({ label, digits = false }: { label: string; digits?: boolean }) {
  return (
    <label className="ui-field">
      <span>{label}</span>
      <input
        className="ui-input sf-code"
        name="code"
        required
        autoFocus={digits}
        maxLength={digits ? 12 : 40}
        inputMode={digits ? 'numeric' : 'text'}
        autoCapitalize="none"
        autoComplete="one-time-code"
        spellCheck={false}
        data-testid="second-factor-code"
      />
    </label>
  );
}

export function Fault({ text }: { text: string | null }) {
  return (
    text && (
      <p className="ui-fault" role="alert" data-testid="second-factor-fault">
        {text}
      </p>
    )
  );
}
