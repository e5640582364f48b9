import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '#contract';
import { api } from '../app/api';
import { useNow } from '../ui';
import { secondsTyped } from './durations';
import { Choice, Line, Switch, Words } from './Fields';
import { useResultOptions } from './options';
import { usePutRecord } from './record-cache';
import styles from './records.module.css';
import type { RecordSubject } from './record-subject';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';
import { typedCall, type TypedCall } from './typed-call';
import { ZoneTimePicker } from './ZoneTimePicker';

/** A call that ran without the timer, written down afterwards; lists mark it as typed. */
export function TypedCallForm({ subject, onDone }: { subject: RecordSubject; onDone: () => void }) {
  const { t } = useTranslation('records');
  const now = useNow();
  const [fields, setFields] = useState<TypedCall>(() => blank(now));
  const set = (change: Partial<TypedCall>) => setFields({ ...fields, ...change });
  const { busy, save } = useSaveTyped(subject, onDone);
  const body = typedCall(fields, now);
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        <DirectionChoice value={fields.direction} onChange={(direction) => set({ direction })} />
        <ZoneTimePicker
          label={t('call.started')}
          value={new Date(fields.startedMs)}
          onChange={(at) => set({ startedMs: at.getTime() })}
        />
      </div>
      <Outcome fields={fields} onChange={set} />
      <Words label={t('call.note')} longest={5000} value={fields.note} onChange={(note) => set({ note })} />
      <div className={styles.row}>
        <span className={styles.quiet}>{body ? '' : t('call.typed_hint')}</span>
        <SmallButton
          testId="call-typed-save"
          tone="main"
          label={t('save')}
          disabled={!body || busy}
          onClick={() => body && save(body)}
        />
      </div>
    </div>
  );
}

interface PartProps {
  fields: TypedCall;
  onChange: (change: Partial<TypedCall>) => void;
}

function Outcome({ fields: { result, talk }, onChange }: PartProps) {
  const { t } = useTranslation('records');
  return (
    <div className={styles.row}>
      <Choice
        label={t('call.result')}
        value={result}
        options={useResultOptions()}
        onChange={(chosen) => onChange({ result: chosen })}
      />
      {result === 'answered' && (
        <Line
          label={t('call.talk')}
          placeholder="3:20"
          className={styles.clock}
          longest={8}
          value={talk}
          invalid={talk !== '' && secondsTyped(talk) === null}
          onChange={(typed) => onChange({ talk: typed })}
        />
      )}
    </div>
  );
}

function DirectionChoice({
  value,
  onChange,
}: {
  value: TypedCall['direction'];
  onChange: (value: TypedCall['direction']) => void;
}) {
  const { t } = useTranslation('records');
  const options = (['outbound', 'inbound'] as const).map((each) => ({
    value: each,
    label: t(`call.direction.${each}`),
  }));
  return <Switch label={t('call.direction_label')} options={options} value={value} onChange={onChange} />;
}

type Times = Omit<BodyOf<'typeCall'>, 'clientId' | 'contactId' | 'ticketId'>;

function useSaveTyped({ contactId, ticketId }: RecordSubject, onDone: () => void) {
  const put = usePutRecord();
  const { busy, run } = useAct();
  // One id per form: a second press after a lost answer is the same call (law 3).
  const [clientId] = useState(() => crypto.randomUUID());
  const save = (times: Times) =>
    void run(async () => {
      put('call', await api('typeCall', { body: { clientId, contactId, ticketId, ...times } }));
      onDone();
    });
  return { busy, save };
}

function blank(now: number): TypedCall {
  return { direction: 'outbound', startedMs: now - 5 * 60_000, result: 'answered', talk: '', note: '' };
}
