import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuidedScript, ScriptRun } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { Choice } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import styles from './guided.module.css';
import { Stepper } from './Stepper';
import { type RunSubject, useGuidedScripts, useRuns } from './use-runs';

/** The script of this conversation or callback: picked, then gone through step by step. */
export function ScriptSection({ subject }: { subject: RunSubject }) {
  const { t } = useTranslation('guided');
  const { me } = useBootstrap();
  const { data } = useGuidedScripts();
  const { runs, put } = useRuns(subject);
  const scripts = data?.rows.filter(({ enabled }) => enabled) ?? [];
  if (!runs || (scripts.length === 0 && runs.length === 0)) return null;
  const mine = runs.find(({ agentId, endedAt }) => agentId === me.id && endedAt === null);
  const ended = runs.filter(({ endedAt }) => endedAt !== null);
  const others = [...new Set(runs.filter(({ agentId }) => agentId !== me.id).map(({ agentName }) => agentName))];
  return (
    <section className={styles.section} aria-label={t('stepper.title')} data-testid="script-section">
      <h3>{t('stepper.title')}</h3>
      {mine ? (
        <Stepper run={mine} onRun={put} />
      ) : (
        <Begin
          scripts={scripts}
          subject={subject}
          preferred={subject.callbackId ? 'outbound' : 'inbound'}
          onRun={put}
        />
      )}
      {ended.slice(0, 3).map((run) => (
        <Ended key={run.id} run={run} />
      ))}
      {others.length > 0 && <p className={styles.quiet}>{t('stepper.others', { names: others.join('、') })}</p>}
    </section>
  );
}

interface BeginProps {
  scripts: GuidedScript[];
  subject: RunSubject;
  preferred: GuidedScript['kind'];
  onRun(run: ScriptRun): void;
}

function Begin({ scripts, subject, preferred, onRun }: BeginProps) {
  const { t } = useTranslation('guided');
  const { busy, run } = useAct();
  const [chosen, setChosen] = useState<string | null>(null);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const first = scripts.find(({ kind }) => kind === preferred) ?? scripts[0];
  const scriptId = chosen ?? first?.id;
  if (!scriptId) return null;
  const begin = () =>
    void run(async () => {
      onRun(await api('beginScriptRun', { body: { clientId, scriptId, ...subject } }));
      setClientId(crypto.randomUUID());
    });
  return (
    <div className={styles.begin}>
      <Choice
        label={t('stepper.choose')}
        value={scriptId}
        options={scripts.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setChosen}
      />
      <SmallButton testId="script-begin" label={t('stepper.begin')} disabled={busy} onClick={begin} />
    </div>
  );
}

function Ended({ run }: { run: ScriptRun }) {
  const { t } = useTranslation(['guided', 'records']);
  const done = run.steps.filter(({ state }) => state !== null).length;
  return (
    <p className={styles.quiet}>
      {run.title} · {t('stepper.progress', { done, all: run.steps.length })} · {t('stepper.ended')}
      {run.callbackResult && (
        <> · {t('stepper.result', { result: t(`records:callback.results.${run.callbackResult}`) })}</>
      )}
    </p>
  );
}
