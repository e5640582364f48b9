import { Quote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { QualityAnswersView, QualitySheet } from '#contract';
import { Recordings } from '../phone/RecordingPlayer';
import { Span, When } from '../records/When';
import { Button, useNow } from '../ui';
import styles from './quality.module.css';

interface Props {
  sheet: QualitySheet;
  answers: QualityAnswersView;
  onQuote: ((messageId: string, text: string) => void) | null;
}

/** The conversation as it was said, or the call with its recordings; what is quoted stands out. */
export function Conversation({ sheet, answers, onQuote }: Props) {
  const { t } = useTranslation('quality');
  const now = useNow();
  const quoted = new Set(Object.values(answers).flatMap(({ quote }) => quote?.messageId ?? []));
  return (
    <section className={styles.said} aria-label={t('said')}>
      {sheet.call && <CallPart sheet={sheet} />}
      {sheet.messages.map(({ id, kind, authorKind, authorId, authorName, text, at }) => (
        <article
          key={id}
          className={styles.message}
          data-kind={kind}
          data-from={authorKind}
          data-judged={authorId === sheet.check.agentId || undefined}
          data-quoted={quoted.has(id) || undefined}
        >
          <header>
            <b>{authorKind === 'desk' ? t('desk') : authorName}</b> <When at={at} now={now} />
            {onQuote && authorId === sheet.check.agentId && text && (
              <Button
                look="icon"
                aria-label={t('quote')}
                title={t('quote')}
                data-testid="quality-quote"
                onClick={() => onQuote(id, selectedIn(text))}
              >
                <Quote size={13} aria-hidden />
              </Button>
            )}
          </header>
          <p>{text}</p>
        </article>
      ))}
    </section>
  );
}

/** What was marked with the mouse, where it lies in this message; else its beginning. */
function selectedIn(text: string): string {
  const chosen = window.getSelection()?.toString().trim() ?? '';
  return chosen && text.includes(chosen) ? chosen : text;
}

function CallPart({ sheet: { call } }: { sheet: QualitySheet }) {
  const { t } = useTranslation('quality');
  const { direction, talkSeconds, holdSeconds, hungUpBy, note } = call!;
  return (
    <div className={styles.call}>
      <dl>
        <dt>{t('call.direction')}</dt>
        <dd>{t(`call.${direction}`)}</dd>
        <dt>{t('call.talk')}</dt>
        <dd>{talkSeconds === null ? '–' : <Span ms={talkSeconds * 1000} />}</dd>
        <dt>{t('call.hold')}</dt>
        <dd>
          <Span ms={holdSeconds * 1000} />
        </dd>
        {hungUpBy && (
          <>
            <dt>{t('call.hung_up')}</dt>
            <dd>{t(`call.by_${hungUpBy}`)}</dd>
          </>
        )}
      </dl>
      {note && <p>{note}</p>}
      {call!.recordings.length === 0 ? (
        <p className={styles.quiet}>{t('call.no_recording')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('call.announced')}</p>
          <Recordings call={call!} />
        </>
      )}
    </div>
  );
}
