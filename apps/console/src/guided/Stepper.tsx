import { Check, Minus, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptRun } from '#contract';
import { nextStep } from '#domain';
import { api } from '../app/api';
import { Line } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import { useHotkeys } from '../ui';
import styles from './guided.module.css';

type Mark = 'said' | 'skipped' | null;

interface Props {
  run: ScriptRun;
  onRun(run: ScriptRun): void;
}

/** A run step by step; the step in hand is open, with its words and its note. */
export function Stepper({ run, onRun }: Props) {
  const { t } = useTranslation('guided');
  const { busy, run: act } = useAct();
  const [chosen, setChosen] = useState<number | null>(null);
  const next = nextStep(run.steps);
  const at = chosen ?? next ?? run.steps.length - 1;
  const params = { id: run.id };
  const mark = (index: number, state: Mark, note: string) =>
    void act(async () => {
      onRun(await api('markScriptStep', { params, body: { version: run.version, index, state, note } }));
      setChosen(null);
    });
  const end = () => void act(async () => onRun(await api('endScriptRun', { params, body: { version: run.version } })));
  const goTo = (index: number) => setChosen(Math.max(0, Math.min(run.steps.length - 1, index)));
  const done = run.steps.filter(({ state }) => state !== null).length;
  return (
    <>
      <p className={styles.progress}>
        <b>{run.title}</b>
        <span>{next === null ? t('stepper.done') : t('stepper.progress', { done, all: run.steps.length })}</span>
      </p>
      <ol className={styles.steps}>
        {run.steps.map((step, index) => (
          <li key={index} data-state={step.state ?? 'open'} data-testid={`script-step-${index}`}>
            <button
              type="button"
              className={styles.title}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => setChosen(index)}
            >
              <Sign state={step.state} n={index + 1} />
              <span>{step.title}</span>
              {step.state && <small>{t(`stepper.state.${step.state}`)}</small>}
            </button>
            {step.note && index !== at && <p className={styles.quiet}>{step.note}</p>}
            {index === at && (
              <InHand
                key={`${index} ${run.version}`}
                step={step}
                busy={busy}
                onMark={(state, note) => mark(index, state, note)}
                onMove={(by) => goTo(index + by)}
              />
            )}
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <small>{t('stepper.keys')}</small>
        <SmallButton testId="script-end" label={t('stepper.end')} disabled={busy} onClick={end} />
      </div>
    </>
  );
}

interface InHandProps {
  step: ScriptRun['steps'][number];
  busy: boolean;
  onMark(state: Mark, note: string): void;
  onMove(by: number): void;
}

function InHand({ step, busy, onMark, onMove }: InHandProps) {
  const { t } = useTranslation('guided');
  const [note, setNote] = useState(step.note);
  useHotkeys({
    y: () => !busy && onMark('said', note),
    x: () => !busy && onMark('skipped', note),
    ']': () => onMove(1),
    '[': () => onMove(-1),
  });
  return (
    <div className={styles.hand}>
      <p className={styles.words}>{step.text}</p>
      <Line label={t('stepper.note')} longest={500} value={note} onChange={setNote} />
      <div className={styles.acts}>
        <SmallButton
          testId="script-said"
          tone="main"
          icon={<Check size={14} />}
          label={t('stepper.said')}
          disabled={busy}
          onClick={() => onMark('said', note)}
        />
        <SmallButton
          testId="script-skip"
          label={t('stepper.skip')}
          disabled={busy}
          onClick={() => onMark('skipped', note)}
        />
        {step.state && (
          <SmallButton
            icon={<Undo2 size={14} />}
            label={t('stepper.undo')}
            disabled={busy}
            onClick={() => onMark(null, '')}
          />
        )}
      </div>
    </div>
  );
}

function Sign({ state, n }: { state: Mark; n: number }) {
  if (state === 'said') return <Check size={14} aria-hidden />;
  if (state === 'skipped') return <Minus size={14} aria-hidden />;
  return <span className={styles.number}>{n}</span>;
}
