import { MessageCircle, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WebChatSettings } from '#contract';

/** The bubble as visitors will see it: drawn from the draft, in the language of the widget and not of the console. */
export function WidgetPreview({ name, colour, chat }: { name: string; colour: string; chat: WebChatSettings }) {
  const { t } = useTranslation('admin');
  const { t: said } = useTranslation('admin', { lng: chat.locale });
  const { preChatForm } = chat;
  return (
    <aside className="ib-preview" aria-label={t('inboxes.preview')}>
      <p className="pc-small">{t('inboxes.preview')}</p>
      <div className={`ib-page ib-${chat.position}`}>
        <div className="ib-widget">
          <header style={{ background: colour }}>
            <b>{name || said('inboxes.sample.name')}</b>
            <small>{said('inboxes.sample.promise')}</small>
          </header>
          <div className="ib-talk">
            <p className="ib-said">{chat.welcome || said('inboxes.sample.welcome')}</p>
            {preChatForm.enabled ? (
              <div className="ib-asked">
                {preChatForm.fields.map((field) => (
                  <span key={field}>
                    {said(`inboxes.ask.${field}`)}
                    {preChatForm.required && ' *'}
                  </span>
                ))}
                <i style={{ background: colour }}>{said('inboxes.sample.start')}</i>
              </div>
            ) : (
              <p className="ib-visitor">{said('inboxes.sample.visitor')}</p>
            )}
          </div>
          <footer>
            <span>{said('inboxes.sample.write')}</span>
            <i style={{ background: colour }}>
              <Send size={13} aria-hidden />
            </i>
          </footer>
        </div>
        <span className="ib-bubble" style={{ background: colour }}>
          <MessageCircle size={20} aria-hidden />
        </span>
      </div>
    </aside>
  );
}
