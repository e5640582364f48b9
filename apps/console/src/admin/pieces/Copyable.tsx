import { Button } from 'antd';
import { Check, Copy, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from '../../ui';

/** A text to take along, with its name; a secret is covered until somebody wants to see it, and can be copied unseen. */
export function Copyable({ label, text, secret = false }: { label: string; text: string; secret?: boolean }) {
  const { t } = useTranslation('admin');
  const { copied, copy } = useCopy(text);
  const [shown, setShown] = useState(!secret);
  return (
    <div className="pc-copyable">
      <div className="pc-foot">
        <span>{label}</span>
        <span className="pc-spring" />
        {secret && (
          <Button
            size="small"
            type="text"
            icon={shown ? <EyeOff size={13} /> : <Eye size={13} />}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'copyable.hide' : 'copyable.show')}
          </Button>
        )}
        <Button
          size="small"
          icon={copied === 'yes' ? <Check size={13} /> : <Copy size={13} />}
          aria-label={t('inboxes.wechat.copyOf', { label })}
          onClick={() => void copy()}
        >
          {t(copied === 'yes' ? 'inboxes.copied' : 'inboxes.copy')}
        </Button>
      </div>
      <code className="pc-code">{shown ? text : '•'.repeat(32)}</code>
      {copied === 'by_hand' && <p className="pc-hint">{t('inboxes.copyByHand')}</p>}
    </div>
  );
}
