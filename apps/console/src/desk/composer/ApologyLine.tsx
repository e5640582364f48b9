import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { apologyFirst } from '#domain';
import { useOpenRepeats } from '../../repeats/use-repeats';
import { useNow } from '../../ui';

interface Props {
  detail: TicketDetail;
  text: string;
  onWrite(text: string): void;
}

/** Offers the apology before anything is written, to who complains, came back or has waited too long (DOMAIN M10). */
export function ApologyLine({ detail: { row, messages }, text, onWrite }: Props) {
  const { t } = useTranslation('desk');
  const cameBack = useOpenRepeats(row.id).length > 0;
  const now = new Date(useNow());
  const dueAt = row.window ? new Date(row.window.dueAt) : null;
  const answered = messages.findLastIndex(({ kind }) => kind === 'reply');
  const unanswered = messages.slice(answered + 1).filter(({ kind }) => kind === 'inbound');
  if (text.trim() || unanswered.length === 0) return null;
  if (
    !cameBack &&
    !apologyFirst(
      unanswered.map(({ freshText }) => freshText),
      dueAt,
      now,
    )
  )
    return null;
  const words = t('composer.apology');
  return (
    <p className="cp-guard" data-look="offer" data-testid="apology-first">
      <b>{t('composer.apology_first')}</b>
      <button type="button" onClick={() => onWrite(words)}>
        {words}
      </button>
    </p>
  );
}
