import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Violation } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { Words } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, Kbd, useNow } from '../ui';
import { AppealForm } from './AppealForm';
import styles from './conduct.module.css';
import { actOf } from './conduct-rights';
import { useJudge, useRefresh } from './use-conduct';

export type Judging = 'confirm' | 'dismiss';
interface Props {
  violation: Violation;
  asked: Judging | null;
  onDone?(): void;
}

/** What this person can do about it now. */
export function Acts(props: Props) {
  const { t } = useTranslation('conduct');
  const { me } = useBootstrap();
  const judge = useJudge();
  const act = actOf(props.violation, me, judge, useNow());
  if (act === 'judge') return <Judge {...props} />;
  if (act === 'appeal') return <AppealForm violation={props.violation} />;
  if (act === 'decide') return <Decide {...props} />;
  const mine = props.violation.state === 'appealed' && props.violation.confirmedById === me.id;
  return mine ? <p className={styles.quiet}>{t('not_by_you')}</p> : null;
}

function Judge({ violation, asked, onDone }: Props) {
  const { t } = useTranslation('conduct');
  const { busy, run } = useAct();
  const refresh = useRefresh();
  const [dismissing, setDismissing] = useState(false);
  const params = { id: violation.id };
  const { version } = violation;
  const save = (work: () => Promise<Violation>) =>
    run(async () => {
      refresh(await work());
      onDone?.();
    });
  const confirm = () => save(() => api('confirmViolation', { params, body: { version } }));
  useAsked(asked, { confirm: () => void confirm(), dismiss: () => setDismissing(true) });
  if (dismissing)
    return (
      <WithReason
        acts={[{ label: t('acts.dismiss'), testId: 'violation-dismiss', main: true }]}
        busy={busy}
        onAct={(_, reason) => save(() => api('dismissViolation', { params, body: { version, reason } }))}
        onCancel={() => setDismissing(false)}
      />
    );
  return (
    <div className={styles.acts}>
      <Button look="main" disabled={busy} data-testid="violation-confirm" onClick={() => void confirm()}>
        {t('acts.confirm')} <Kbd>C</Kbd>
      </Button>
      <Button disabled={busy} onClick={() => setDismissing(true)}>
        {t('acts.dismiss')} <Kbd>X</Kbd>
      </Button>
    </div>
  );
}

function Decide({ violation }: Props) {
  const { t } = useTranslation('conduct');
  const { busy, run } = useAct();
  const refresh = useRefresh();
  const outcomes = ['upheld', 'reversed'] as const;
  const decide = (outcome: (typeof outcomes)[number], reason: string) =>
    run(async () => {
      const body = { version: violation.version, outcome, reason };
      refresh(await api('decideViolation', { params: { id: violation.id }, body }));
    });
  return (
    <WithReason
      acts={[
        { label: t('acts.uphold'), testId: 'violation-uphold' },
        { label: t('acts.reverse'), testId: 'violation-reverse', main: true },
      ]}
      busy={busy}
      onAct={(index, reason) => decide(outcomes[index]!, reason)}
    />
  );
}

interface ReasonProps {
  acts: { label: string; testId: string; main?: boolean }[];
  busy: boolean;
  onAct(index: number, reason: string): Promise<unknown>;
  onCancel?(): void;
}

function WithReason({ acts, busy, onAct, onCancel }: ReasonProps) {
  const { t } = useTranslation('conduct');
  const [reason, setReason] = useState('');
  return (
    <div className={styles.form}>
      <Words autoFocus={Boolean(onCancel)} label={t('reason')} longest={2000} value={reason} onChange={setReason} />
      <div className={styles.acts}>
        {acts.map(({ label, testId, main }, index) => (
          <Button
            key={testId}
            look={main ? 'main' : 'quiet'}
            data-testid={testId}
            disabled={busy || reason.trim().length < 2}
            onClick={() => void onAct(index, reason.trim())}
          >
            {label}
          </Button>
        ))}
        {onCancel && <Button onClick={onCancel}>{t('acts.cancel')}</Button>}
      </div>
    </div>
  );
}

/** Does what a key asked for, once. */
function useAsked(asked: Judging | null, acts: Record<Judging, () => void>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    if (asked) latest.current[asked]();
  }, [asked]);
}
