import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '#contract';
import { api } from '../app/api';
import { Words } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, toast } from '../ui';
import { type Drafts, faultOf, linesOf, type Scoring } from './card-drafts';
import styles from './cards.module.css';
import { useTheseAgain } from './use-cards';

/** What this person's points come to is sent at once, or not at all. */
export function SubmitPoints({
  card,
  mode,
  drafts,
  onDone,
}: {
  card: Card;
  mode: Scoring;
  drafts: Drafts;
  onDone(): void;
}) {
  const { t } = useTranslation('cards');
  const { busy, run } = useAct();
  const again = useTheseAgain();
  const [words, setWords] = useState(card.selfWords);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const wrong = card.lines.filter((line) => faultOf(line, mode, drafts[line.key]!) !== null).length;
  const send = () =>
    void run(async () => {
      const request = { clientId, version: card.version, lines: linesOf(drafts) };
      const params = { id: card.id };
      if (mode === 'self_score') await api('selfScoreCard', { params, body: { ...request, words: words.trim() } });
      else await api(mode === 'score' ? 'scoreCard' : 'confirmCard', { params, body: request });
      setClientId(crypto.randomUUID());
      onDone();
      await again(card.month, [card.id]);
      toast(t(`done.${mode}`));
    });
  return (
    <div className={styles.submit}>
      <p className={styles.dim}>{t(`hints.${mode}`)}</p>
      {mode === 'self_score' && <Words label={t('self_words')} longest={2000} value={words} onChange={setWords} />}
      {wrong > 0 && (
        <p className={styles.wrong} role="status">
          {t('wrong_points', { n: wrong })}
        </p>
      )}
      <Button look="main" disabled={busy || wrong > 0} data-testid={`card-${mode}`} onClick={send}>
        {t(`modes.${mode}`)}
      </Button>
    </div>
  );
}
