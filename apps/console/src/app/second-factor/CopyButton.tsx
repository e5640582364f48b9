import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, useCopy } from '../../ui';

export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopy(text);
  return (
    <>
      <Button onClick={() => void copy()}>
        {copied === 'yes' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {t(copied === 'yes' ? 'second_factor.copied' : 'second_factor.copy')}
      </Button>
      {copied === 'by_hand' && <small role="status">{t('second_factor.copy_by_hand')}</small>}
    </>
  );
}
