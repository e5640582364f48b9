import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Callback } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useNow } from '../ui';
import { Choice, Line } from './Fields';
import { DueChoice, dueAtOf, type Due } from './DueChoice';
import { useCallbackReasonOptions } from './options';
import { usePutRecord } from './record-cache';
import styles from './records.module.css';
import type { RecordSubject } from './record-subject';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';
import { When } from './When';

export function CallbackPlanForm({ subject, onDone }: { subject: RecordSubject; onDone: () => void }) {
  const { t } = useTranslation('records');
  const now = useNow();
  const { zone } = useBootstrap().company;
  const [due, setDue] = useState<Due>({ quick: 'in2h', at: null });
  const [reason, setReason] = useState<Callback['reason']>('advice');
  const [remark, setRemark] = useState('');
  const { busy, plan } = usePlan(subject, onDone);
  const dueAt = dueAtOf(due, zone, now);
  return (
    <div className={styles.form}>
      <DueChoice due={due} now={now} onChange={setDue} />
      <div className={styles.row}>
        <Choice label={t('callback.reason')} value={reason} options={useCallbackReasonOptions()} onChange={setReason} />
        <Line label={t('callback.remark')} longest={1000} value={remark} onChange={setRemark} />
      </div>
      <div className={styles.row}>
        <span className={styles.quiet}>{dueAt && <When at={dueAt.toISOString()} now={now} />}</span>
        <SmallButton
          testId="callback-save"
          tone="main"
          label={t('callback.plan')}
          disabled={!dueAt || dueAt.getTime() <= now || busy}
          onClick={() => dueAt && plan(dueAt, reason, remark.trim())}
        />
      </div>
    </div>
  );
}

function usePlan({ contactId, ticketId }: RecordSubject, onDone: () => void) {
  const { me } = useBootstrap();
  const put = usePutRecord();
  const { busy, run } = useAct();
  const [clientId] = useState(() => crypto.randomUUID());
  const plan = (dueAt: Date, reason: Callback['reason'], remark: string) =>
    void run(async () => {
      const body = { clientId, contactId, ticketId, agentId: me.id, dueAt: dueAt.toISOString(), reason, remark };
      put('callback', await api('planCallback', { body }));
      onDone();
    });
  return { busy, plan };
}
