import { useTranslation } from 'react-i18next';
import type { CardsView } from '#contract';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { Button, toast } from '../ui';
import { useCardsAgain } from './use-cards';

/** Closes a month's confirmed cards, one after the other; what is closed stays closed if one is refused. */
export function CloseAll({ cards: { rows } }: { cards: CardsView }) {
  const { t } = useTranslation('cards');
  const { busy, run } = useAct();
  const again = useCardsAgain();
  const ready = rows.filter(({ acts }) => acts.includes('close'));
  if (ready.length === 0) return null;
  const close = () =>
    void run(async () => {
      try {
        for (const { id, version } of ready)
          await api('closeCard', { params: { id }, body: { clientId: crypto.randomUUID(), version } });
        toast(t('done.close_all', { n: ready.length }));
      } finally {
        again();
      }
    });
  return (
    <Button look="main" disabled={busy} data-testid="cards-close-all" onClick={close}>
      {t('close_all', { n: ready.length })}
    </Button>
  );
}
