import { ClipboardCheck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { Button } from '../ui';

const InterimDialog = lazy(async () => ({ default: (await import('./InterimDialog')).InterimDialog }));

/** Opens the form of an interim result from beside the composer. */
export function InterimButton({ detail }: { detail: TicketDetail }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" data-testid="composer-interim" onClick={() => setOpen(true)}>
        <ClipboardCheck size={14} aria-hidden /> {t('composer.interim')}
      </Button>
      {open && (
        <Suspense>
          <InterimDialog detail={detail} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
