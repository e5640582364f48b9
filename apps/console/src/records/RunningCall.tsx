import { Pause, Phone, PhoneOff, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Call, serviceOutcome, type ServiceOutcomeName } from '#contract';
import { api } from '../app/api';
import { durationText, useNow } from '../ui';
import { callStanding, possibleResults, type CallPhase } from './call-timer';
import { Choice, Words } from './Fields';
import { usePutRecord } from './record-cache';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';
import { useAct } from './use-act';
import { useKept } from './use-kept';
import { useResultOptions } from './options';

type Step = 'answered' | 'hold' | 'resume';
type Result = NonNullable<Call['result']>;

/** The call that runs now: timer, hold, and the note that is written while listening (DOMAIN H2). */
export function RunningCall({ call, elsewhere }: { call: Call; elsewhere: boolean }) {
  const { t } = useTranslation('records');
  const now = useNow();
  const steps = useCallSteps(call);
  const [note, setNote] = useKept(`call-note:${call.id}`);
  const { phase, seconds } = callStanding(call, now);
  const [outcome, setOutcome] = useState<ServiceOutcomeName | ''>('');
  const end = async (result: Result) => {
    if (await steps.end(result, note ?? '', outcome || null)) setNote(null);
  };
  return (
    <div className={styles.running} data-phase={phase}>
      <div className={styles.timer} role="timer" aria-label={t(`call.phase.${phase}`)}>
        <b>{durationText(seconds)}</b>
        <span>
          {t(`call.phase.${phase}`)}
          {elsewhere && ` · ${call.contactName}`}
        </span>
      </div>
      {/* Between browsers, the strip above the page speaks, holds and hangs up. */}
      {call.source !== 'web' && (
        <>
          <div className={styles.row}>
            <StepButton phase={phase} busy={steps.busy} onStep={steps.step} />
            <Ending call={call} busy={steps.busy} onEnd={(result) => void end(result)} />
          </div>
          {call.answeredAt && (
            <Choice<ServiceOutcomeName | ''>
              label={t('outcome.title')}
              value={outcome}
              options={(['', ...serviceOutcome.options] as const).map((value) => ({
                value,
                label: value === '' ? t('outcome.none') : `${t(`outcome.${value}`)} · ${t(`outcome.plans.${value}`)}`,
              }))}
              onChange={setOutcome}
            />
          )}
          <Words
            label={t('call.note')}
            placeholder={t('call.note_hint')}
            longest={5000}
            value={note ?? ''}
            onChange={setNote}
          />
        </>
      )}
    </div>
  );
}

function Ending({ call, busy, onEnd }: { call: Call; busy: boolean; onEnd: (result: Result) => void }) {
  const { t } = useTranslation('records');
  const [chosen, setChosen] = useState<Result | null>(null);
  const possible = possibleResults(call);
  const result = chosen && possible.includes(chosen) ? chosen : possible[0]!;
  const options = useResultOptions().filter(({ value }) => possible.includes(value));
  return (
    <>
      <Choice label={t('call.result')} value={result} options={options} onChange={setChosen} />
      <SmallButton
        testId="call-end"
        tone="main"
        icon={<PhoneOff size={14} />}
        label={t('call.end')}
        disabled={busy}
        onClick={() => onEnd(result)}
      />
    </>
  );
}

function StepButton({ phase, busy, onStep }: { phase: CallPhase; busy: boolean; onStep: (step: Step) => void }) {
  const { t } = useTranslation('records');
  const buttons = {
    ringing: { step: 'answered', icon: <Phone size={14} /> },
    talking: { step: 'hold', icon: <Pause size={14} /> },
    held: { step: 'resume', icon: <Play size={14} /> },
  } as const;
  if (phase === 'ended') return null;
  const { step, icon } = buttons[phase];
  return (
    <SmallButton
      testId={`call-${step}`}
      icon={icon}
      label={t(`call.step.${step}`)}
      disabled={busy}
      onClick={() => onStep(step)}
    />
  );
}

function useCallSteps(call: Call) {
  const put = usePutRecord();
  const { busy, run } = useAct();
  const params = { id: call.id };
  const step = (next: Step) =>
    void run(async () => put('call', await api('stepCall', { params, body: { step: next } })));
  const end = (result: Result, note: string, outcome: ServiceOutcomeName | null) =>
    run(async () => put('call', await api('endCall', { params, body: { result, note, outcome } })));
  return { busy, step, end };
}
