import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findForbidden } from '#domain';
import type { ForbiddenPhrase } from '#contract';
import { MarkedText } from './MarkedText';

/** Type a reply and see what would be marked, with the very same rule the composer and the server use. */
export function PhraseTryout({ phrases }: { phrases: ForbiddenPhrase[] }) {
  const { t } = useTranslation('scripts');
  const [text, setText] = useState('');
  const enabled = useMemo(() => phrases.filter((phrase) => phrase.enabled), [phrases]);
  const findings = findForbidden(text, enabled);
  return (
    <section className="sc-try">
      <Input.TextArea
        value={text}
        autoSize={{ minRows: 1, maxRows: 4 }}
        placeholder={t('phrases.try')}
        aria-label={t('phrases.try')}
        onChange={({ target }) => setText(target.value)}
      />
      {text.trim() !== '' && (
        <div role="status">
          <p className="sc-tried">
            <MarkedText text={text} findings={findings} />
          </p>
          {findings.length === 0 && <p className="pc-small">{t('phrases.clean')}</p>}
          {findings.map(({ phrase, better, start }) => (
            <p key={start} className="pc-small">
              {t('phrases.found', { phrase, better })}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}
