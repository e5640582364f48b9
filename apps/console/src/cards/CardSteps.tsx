import { useTranslation } from 'react-i18next';
import type { Card } from '#contract';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { When } from '../records/When';
import { Button, toast, useNow } from '../ui';
import styles from './cards.module.css';
import { useTheseAgain } from './use-cards';

/** Steps that take one press, and who took which so far. */
export function CardSteps({ card }: { card: Card }) {
  const { t } = useTranslation('cards');
  const now = useNow();
  const { busy, run } = useAct();
  const again = useTheseAgain();
  const take = (act: 'approve' | 'close') =>
    void run(async () => {
      const request = { params: { id: card.id }, body: { clientId: crypto.randomUUID(), version: card.version } };
      await api(act === 'approve' ? 'approveCard' : 'closeCard', request);
      await again(card.month, [card.id]);
      toast(t(`done.${act}`));
    });
  const taken = (['approved', 'scored', 'confirmed', 'closed'] as const).flatMap((step) =>
    card[step] ? [{ step, by: card[step] }] : [],
  );
  return (
    <footer className={styles.taken}>
      {taken.map(({ step, by }) => (
        <span key={step}>
          {t(`taken.${step}`, { name: by.name })} <When at={by.at} now={now} />
          {step === 'approved' && card.approved?.late && <b> {t('late')}</b>}
        </span>
      ))}
      {(card.state === 'running' || card.state === 'planned') && (
        <span>
          {t('self_until')} <When at={card.selfDueAt} now={now} />
        </span>
      )}
      {(['approve', 'close'] as const).map(
        (act) =>
          card.acts.includes(act) && (
            <Button key={act} look="main" disabled={busy} data-testid={`card-${act}`} onClick={() => take(act)}>
              {t(`modes.${act}`)}
            </Button>
          ),
      )}
    </footer>
  );
}
