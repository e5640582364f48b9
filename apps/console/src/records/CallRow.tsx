import { ChevronDown, PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { policyName } from '../clock/policy-name';
import { CallTimes } from '../phone/CallTimes';
import { Recordings } from '../phone/RecordingPlayer';
import { useAgent, useBootstrap } from '../app/session';
import { durationText, useNow } from '../ui';
import { CallOutcome } from './CallOutcome';
import { CorrectCallForm } from './CorrectCallForm';
import { Pair } from './Pair';
import styles from './records.module.css';
import { When } from './When';

export function CallRow({ call }: { call: Call }) {
  const { t } = useTranslation('records');
  const [open, setOpen] = useState(false);
  const now = useNow();
  const agent = useAgent(call.agentId);
  const Icon = call.direction === 'outbound' ? PhoneOutgoing : PhoneIncoming;
  const talked = call.endedAt && call.answeredAt ? durationText(call.talkSeconds ?? 0) : null;
  return (
    <>
      <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon size={14} aria-label={t(`call.direction.${call.direction}`)} />
        <span className={styles.what}>
          {call.result ? t(`call.results.${call.result}`) : t('call.phase.talking')} {talked && <b>{talked}</b>}
        </span>
        <span className={styles.when}>
          <When at={call.startedAt} now={now} />
        </span>
        <ChevronDown size={14} className={styles.chevron} aria-hidden />
      </button>
      <p className={styles.sub}>
        {agent?.name}
        {call.source === 'typed' && <em className={styles.mark}>{t('call.typed')}</em>}
        <Correction seconds={call.correctionSeconds} />
        {call.note && <span className={styles.note}>{call.note}</span>}
      </p>
      <CallOutcome call={call} />
      {open && <CallDetail call={call} now={now} onDone={() => setOpen(false)} />}
    </>
  );
}

/** What was typed over the timer stays visible beside it. */
export function Correction({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation('records');
  if (seconds === null || seconds === 0) return null;
  const diff = durationText(Math.abs(seconds));
  return <em className={styles.mark}>{t(seconds > 0 ? 'call.corrected_up' : 'call.corrected_down', { diff })}</em>;
}

/** Within how long it was to be answered, and by whose word. */
function AnswerTarget({ target: { seconds, policy } }: { target: NonNullable<Call['answerTarget']> }) {
  const { t, i18n } = useTranslation('records');
  const time = durationText(seconds);
  const by = policy && { time, name: policyName(policy, i18n.language), version: policy.version };
  return <Pair name={t('call.target')} value={by ? t('call.target_by', by) : time} />;
}

function CallDetail({ call, now, onDone }: { call: Call; now: number; onDone: () => void }) {
  const { t } = useTranslation('records');
  const { me } = useBootstrap();
  const correctable = call.source !== 'typed' && call.endedAt && call.answeredAt;
  const mayCorrect = call.agentId === me.id || me.role !== 'agent';
  return (
    <div className={styles.detail}>
      <dl className={styles.pairs}>
        {call.number && <Pair name={t('call.number')} value={call.number} />}
        {call.ticketNumber !== null && <Pair name={t('ticket')} value={`#${call.ticketNumber}`} />}
        {call.endedAt && <Pair name={t('call.ended')} value={<When at={call.endedAt} now={now} />} />}
        {call.ringSeconds !== null && <Pair name={t('call.rang')} value={durationText(call.ringSeconds)} />}
        {call.answerTarget && <AnswerTarget target={call.answerTarget} />}
        {call.holdSeconds > 0 && <Pair name={t('call.hold')} value={durationText(call.holdSeconds)} />}
        {call.hungUpBy && <Pair name={t('call.hung_up')} value={t(`call.by.${call.hungUpBy}`)} />}
      </dl>
      {call.source === 'system' && <CallTimes call={call} />}
      <Recordings call={call} />
      {correctable && mayCorrect && <CorrectCallForm call={call} onDone={onDone} />}
    </div>
  );
}
