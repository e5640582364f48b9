import { Wrench } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartView, TicketDetail } from '#contract';
import { RecordSection } from '../records/RecordSection';
import { SideSheet } from '../records/SideSheet';
import { SmallButton } from '../records/SmallButton';
import { useTicketParts } from './part-cache';
import { inTurn } from './part-rows';
import { PartForm } from './PartForm';
import { PartRow } from './PartRow';

/** The parts this ticket waits for: what has to be asked for or fitted today stands first (DOMAIN B4, B5). */
export function PartSection({ detail: { row } }: { detail: TicketDetail }) {
  const { t } = useTranslation(['parts', 'records']);
  const parts = useTicketParts(row.id);
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<PartView | null>(null);
  const open = row.status !== 'closed' && row.status !== 'spam';
  const close = () => {
    setAsking(false);
    setChosen(null);
  };
  return (
    <>
      <RecordSection<PartView>
        title={t('title')}
        rows={inTurn(parts.data ?? [])}
        error={parts.error}
        loading={parts.isPending}
        empty={t('empty')}
        actions={
          <SmallButton
            testId="part-ask"
            icon={<Wrench size={14} />}
            label={t('ask')}
            disabled={!open}
            onClick={() => setAsking(true)}
          />
        }
        form={null}
        row={(part) => <PartRow part={part} onRequest={() => setChosen(part)} />}
        onRetry={() => void parts.refetch()}
      />
      {(asking || chosen) && (
        <SideSheet title={t(chosen ? 'request' : 'ask')} onClose={close} testId="part-sheet">
          <PartForm key={chosen?.id} ticketId={row.id} part={chosen} onDone={close} />
        </SideSheet>
      )}
    </>
  );
}
