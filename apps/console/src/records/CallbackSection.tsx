import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Callback } from '#contract';
import { CallbackPlanForm } from './CallbackPlanForm';
import { CallbackRow } from './CallbackRow';
import { useCallbacks } from './record-cache';
import { byCallbackTurn, inOrder } from './record-lists';
import { RecordSection } from './RecordSection';
import type { RecordSubject } from './record-subject';
import { SmallButton } from './SmallButton';

export function CallbackSection({ subject }: { subject: RecordSubject }) {
  const { t } = useTranslation('records');
  const callbacks = useCallbacks({ contactId: subject.contactId, state: 'all' });
  const [planning, setPlanning] = useState(false);
  return (
    <RecordSection<Callback>
      title={t('callback.title')}
      rows={inOrder(callbacks.data?.pages ?? [], byCallbackTurn)}
      error={callbacks.error}
      loading={callbacks.isPending}
      empty={t('callback.empty')}
      actions={
        <SmallButton
          testId="callback-plan"
          icon={<CalendarPlus size={14} />}
          label={t('callback.plan')}
          pressed={planning}
          onClick={() => setPlanning(!planning)}
        />
      }
      form={planning ? <CallbackPlanForm subject={subject} onDone={() => setPlanning(false)} /> : null}
      row={(callback) => <CallbackRow callback={callback} />}
      onRetry={() => void callbacks.refetch()}
    />
  );
}
