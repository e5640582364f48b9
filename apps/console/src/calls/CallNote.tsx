import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import type { Phone } from './phone';
import { useTry } from './use-phone';

const KEEP_AFTER_MS = 800;

/** Written while listening (DOMAIN H2), and kept as it is written: whoever hangs up first takes nothing with them. */
export function CallNote({ call, phone }: { call: Call; phone: Phone }) {
  const { t } = useTranslation('webcalls');
  const tried = useTry();
  const [note, setNote] = useState(call.note);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(note);
  const keep = () => {
    clearTimeout(timer.current);
    if (latest.current.trim() !== call.note) tried(phone.keepNote(call, latest.current));
  };
  const keepLast = useRef(keep);
  useEffect(() => {
    keepLast.current = keep;
  });
  useEffect(() => () => keepLast.current(), []);
  // Nobody has spoken yet: there is nothing to write down.
  if (!call.answeredAt) return <span className="pc-note" />;
  return (
    <input
      className="pc-note"
      aria-label={t('note')}
      placeholder={t('note_hint')}
      maxLength={5000}
      value={note}
      onBlur={keep}
      onChange={({ target }) => {
        setNote(target.value);
        latest.current = target.value;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => keepLast.current(), KEEP_AFTER_MS);
      }}
      data-testid="call-note"
    />
  );
}
