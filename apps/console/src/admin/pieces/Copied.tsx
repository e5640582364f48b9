import { Button } from 'antd';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../../ui';

/** A value to carry over to somebody else's console. */
export function Copied({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('admin');
  const { copied, copy } = useCopy(text);
  return (
    <div>
      <div className="pc-foot">
        <span>{label}</span>
        <span className="pc-spring" />
        <Button
          size="small"
          icon={copied === 'yes' ? <Check size={13} /> : <Copy size={13} />}
          aria-label={t('inboxes.wechat.copyOf', { label })}
          onClick={() => void copy()}
        >
          {t(copied === 'yes' ? 'inboxes.copied' : 'inboxes.copy')}
        </Button>
      </div>
      <code className="pc-code">{text}</code>
      {copied === 'by_hand' && <p className="pc-hint">{t('inboxes.copyByHand')}</p>}
    </div>
  );
}
