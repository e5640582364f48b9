import { Image, Maximize2, Minimize2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const SHORT = 600;

/**
 * A mail as it was laid out: sanitised on the server, in a frame that can run nothing and load nothing remote until
 * asked. The frame's height can't be read from outside (that would need its origin), so it follows the text's length.
 */
export function HtmlMail({ messageId, length }: { messageId: string; length: number }) {
  const { t } = useTranslation('desk');
  const [images, setImages] = useState(false);
  const [tall, setTall] = useState(false);
  const height = tall ? '70vh' : length < SHORT ? 220 : 380;
  return (
    <div className="cv-mail">
      <iframe
        key={String(images)}
        title={t('message.mail')}
        src={`/api/messages/${messageId}/html${images ? '?images=1' : ''}`}
        sandbox="allow-popups"
        referrerPolicy="no-referrer"
        loading="lazy"
        style={{ height }}
      />
      <p className="cv-folds">
        {!images && (
          <button type="button" onClick={() => setImages(true)}>
            <Image size={13} aria-hidden /> {t('message.show_images')}
          </button>
        )}
        <button type="button" onClick={() => setTall(!tall)}>
          {tall ? <Minimize2 size={13} aria-hidden /> : <Maximize2 size={13} aria-hidden />}
          {t(tall ? 'message.lower' : 'message.taller')}
        </button>
      </p>
    </div>
  );
}
