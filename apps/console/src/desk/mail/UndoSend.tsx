import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { tried } from '../../app/own-acts';
import { useBootstrap } from '../../app/session';
import { useNow } from '../../ui';
import { takeBackReply } from './take-back';

/** For as long as a letter waits: the way back, with the seconds that are left. */
export function UndoSend({ message }: { message: Message }) {
  const { me } = useBootstrap();
  const waits = message.delivery?.state === 'queued' && message.delivery.attempts === 0;
  if (!message.undoUntil || !waits || message.author.id !== me.id) return null;
  return <Countdown message={message} until={Date.parse(message.undoUntil)} />;
}

function Countdown({ message, until }: { message: Message; until: number }) {
  const { t } = useTranslation('mail');
  const seconds = Math.ceil((until - useNow()) / 1_000);
  if (seconds <= 0) return null;
  return (
    <button type="button" className="ml-undo" onClick={() => tried(takeBackReply(message))} data-testid="undo-send">
      <Undo2 size={13} aria-hidden /> {t('undo', { seconds })}
    </button>
  );
}
