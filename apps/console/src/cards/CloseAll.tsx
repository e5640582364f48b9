import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardClosing } from '#contract';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { Button, toast } from '../ui';
import styles from './cards.module.css';
import { type MonthOfCards, useCardsAgain } from './use-cards';

const BUSY_MS = 1_000;

const isRunning = (closing: CardClosing | null | undefined): boolean =>
  Boolean(closing && !closing.doneAt && !closing.stoppedAt);

/** Closes a month's confirmed cards: how far it is, and a way to stop it. What is closed stays closed. */
export function CloseAll({ cards: { month, rows, whole } }: { cards: MonthOfCards }) {
  const { t } = useTranslation('cards');
  const { busy, run } = useAct();
  const client = useQueryClient();
  const key = ['cards', 'closing', month];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api('cardClosing', { query: { month }, signal }),
    refetchInterval: ({ state }) => (isRunning(state.data?.closing) ? BUSY_MS : false),
  });
  const closing = data?.closing;
  useToldAtEnd(closing);
  const does = (act: () => Promise<CardClosing>) =>
    void run(async () => client.setQueryData(key, { closing: await act() }));
  if (closing && isRunning(closing))
    return (
      <Running closing={closing} busy={busy} onStop={() => does(() => api('stopClosingCards', { body: { month } }))} />
    );
  const ready = rows.filter(({ acts }) => acts.includes('close'));
  return (
    <>
      {closing && closing.refused.length > 0 && <Refused closing={closing} />}
      {whole && ready.length > 0 && (
        <Button
          look="main"
          disabled={busy}
          data-testid="cards-close-all"
          onClick={() => does(() => api('closeCards', { body: { month, clientId: crypto.randomUUID() } }))}
        >
          {t('close_all', { n: ready.length })}
        </Button>
      )}
    </>
  );
}

/** Once, where its end was seen coming. */
function useToldAtEnd(closing: CardClosing | null | undefined): void {
  const { t } = useTranslation('cards');
  const again = useCardsAgain();
  const ran = useRef(false);
  useEffect(() => {
    const ended = ran.current && closing && !isRunning(closing);
    ran.current = isRunning(closing);
    if (!ended) return;
    const { closed, total, stoppedAt, stoppedByName } = closing;
    toast(
      stoppedAt ? t('closing.stopped', { name: stoppedByName, closed, total }) : t('done.close_all', { n: closed }),
    );
    again();
  }, [closing, again, t]);
}

function Running({ closing, busy, onStop }: { closing: CardClosing; busy: boolean; onStop(): void }) {
  const { t } = useTranslation('cards');
  const { total, closed, refused } = closing;
  const done = closed + refused.length;
  return (
    <span className={styles.closing} role="status" data-testid="cards-closing">
      <progress max={total} value={done} aria-hidden />
      {t('closing.running', { done, total })}
      <Button disabled={busy} onClick={onStop} data-testid="cards-closing-stop">
        {t('closing.stop')}
      </Button>
    </span>
  );
}

/** Which cards stayed open, and why. */
function Refused({ closing: { refused } }: { closing: CardClosing }) {
  const { t } = useTranslation(['cards', 'errors']);
  return (
    <details className={styles.refused} data-testid="cards-closing-refused">
      <summary>{t('closing.refused', { count: refused.length })}</summary>
      <ul>
        {refused.map(({ cardId, agentName, workNumber, code }) => (
          <li key={cardId}>
            <b>
              {agentName} {workNumber}
            </b>{' '}
            {t(`errors:${code as 'card_state'}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
