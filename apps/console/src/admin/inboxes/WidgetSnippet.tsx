import { Button } from 'antd';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { widgetTag } from './widget-tag';
import { useCopy } from '../../ui';

/** The line to paste into the company's pages. */
export function WidgetSnippet({ widgetKey }: { widgetKey: string }) {
  const { t } = useTranslation('admin');
  const tag = widgetTag(location.origin, widgetKey);
  const { copied, copy } = useCopy(tag);
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
