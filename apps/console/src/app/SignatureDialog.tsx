import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../ui';
import { tried } from './own-acts';
import { savePreferences, useBootstrap } from './session';

/** What stands under one's own mails. */
export function SignatureDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { preferences } = useBootstrap();
  const [signature, setSignature] = useState(preferences.signature ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    tried(savePreferences({ signature: signature.trim() }).then(onClose));
  };
  return (
    <Dialog title={t('signature.title')} onClose={onClose}>
      <form onSubmit={save}>
        <p style={{ margin: '0 0 12px' }}>{t('signature.text')}</p>
        <label className="ui-field">
          <span>{t('signature.label')}</span>
          <textarea
            className="ui-input"
            rows={4}
            maxLength={2_000}
            value={signature}
            onChange={(event) => setSignature(event.target.value)}
            data-testid="signature-text"
          />
        </label>
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="main" data-testid="signature-save">
            {t('save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
