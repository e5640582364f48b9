import { Button } from 'antd';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { widgetTag } from './widget-tag';

/** The line to paste into the company's pages. */
export function WidgetSnippet({ widgetKey }: { widgetKey: string }) {
  const { t } = useTranslation('admin');
  const [copied, setCopied] = useState<'yes' | 'by_hand' | null>(null);
  const tag = widgetTag(location.origin, widgetKey);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tag);
      setCopied('yes');
    } catch {
      // Without https or permission the browser refuses; the text can still be marked and copied.
      setCopied('by_hand');
    }
  };
  return (
    <section className="ib-snippet">
      <div className="pc-foot">
        <b>{t('inboxes.snippetTitle')}</b>
        <span className="pc-spring" />
        <Button
          size="small"
          icon={copied === 'yes' ? <Check size={13} /> : <Copy size={13} />}
          onClick={() => void copy()}
        >
          {t(copied === 'yes' ? 'inboxes.copied' : 'inboxes.copy')}
        </Button>
      </div>
      <code className="pc-code" data-testid="widget-snippet">
        {tag}
      </code>
      <p className="pc-hint">{t(copied === 'by_hand' ? 'inboxes.copyByHand' : 'inboxes.snippetHint')}</p>
    </section>
  );
}
