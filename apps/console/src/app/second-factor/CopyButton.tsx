import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';

export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'yes' | 'by_hand' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      // Without https or permission the browser refuses; the text can still be marked and copied.
      setCopied('by_hand');
    }
  };
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
