import { PhoneIncoming, PhoneOutgoing, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { CallRow } from './CallRow';
import { RecordSection } from './RecordSection';
import type { RecordSubject } from './record-subject';
import { RunningCall } from './RunningCall';
import { TypedCallForm } from './TypedCallForm';
import { useCalls, usePutRecord } from './record-cache';
import { inOrder, newestCallFirst } from './record-lists';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';

export function CallSection({ subject }: { subject: RecordSubject }) {
  const { t } = useTranslation('records');
  const calls = useCalls({ contactId: subject.contactId });
  const running = useRunningCall();
  const [typing, setTyping] = useState(false);
  const rows = inOrder(calls.data?.pages ?? [], newestCallFirst).filter(({ id }) => id !== running?.id);
  const form = (
    <>
      {running && <RunningCall key={running.id} call={running} elsewhere={running.contactId !== subject.contactId} />}
      {typing && <TypedCallForm subject={subject} onDone={() => setTyping(false)} />}
    </>
  );
  return (
    <RecordSection<Call>
      title={t('call.title')}
      rows={rows}
      error={calls.error}
      loading={calls.isPending}
      empty={t('call.empty')}
      actions={
        <CallActs subject={subject} running={running !== undefined} typing={typing} onType={() => setTyping(!typing)} />
      }
      form={running || typing ? form : null}
      row={(call) => <CallRow call={call} />}
      onRetry={() => void calls.refetch()}
    />
  );
}

/** An agent has one running call at a time, perhaps with another contact: it stays in reach. */
function useRunningCall(): Call | undefined {
  const { me } = useBootstrap();
  const own = useCalls({ agentId: me.id });
  return inOrder(own.data?.pages ?? [], newestCallFirst).find((call) => !call.endedAt && call.source !== 'system');
}

interface ActsProps {
  subject: RecordSubject;
  running: boolean;
  typing: boolean;
  onType: () => void;
}

function CallActs({ subject, running, typing, onType }: ActsProps) {
  const { t } = useTranslation('records');
  const { busy, begin } = useStartCall(subject);
  return (
    <>
      <SmallButton
        testId="call-start"
        icon={<PhoneOutgoing size={14} />}
        label={t('call.dial')}
        disabled={running || busy}
        onClick={() => begin('outbound')}
      />
      <SmallButton
        testId="call-start-inbound"
        icon={<PhoneIncoming size={14} />}
        label={t('call.take')}
        disabled={running || busy}
        onClick={() => begin('inbound')}
      />
      <SmallButton
        testId="call-type"
        icon={<Pencil size={14} />}
        label={t('call.type_in')}
        pressed={typing}
        onClick={onType}
      />
    </>
  );
}

function useStartCall({ contactId, ticketId }: RecordSubject) {
  const put = usePutRecord();
  const { busy, run } = useAct();
  const begin = (direction: Call['direction']) =>
    void run(async () => {
      const body = { clientId: crypto.randomUUID(), contactId, ticketId, direction };
      put('call', await api('startCall', { body }));
    });
  return { busy, begin };
}
