import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactorKey, SecondFactorState } from '#contract';
import { Dialog, LoadingShape, toast } from '../../ui';
import { api } from '../api';
import { problemText } from '../problems';
import { patchBootstrap } from '../session';
import { BeginSetUp } from './BeginSetUp';
import { ConfirmSetUp } from './ConfirmSetUp';
import { ProveForm } from './ProveForm';
import { RecoveryCodes } from './RecoveryCodes';
import { TurnedOn } from './TurnedOn';
import './second-factor.css';

type Stage =
  | { at: 'loading'; fault?: string }
  | { at: 'off' }
  | { at: 'scan'; key: SecondFactorKey }
  | { at: 'codes'; codes: string[] }
  | { at: 'on'; state: SecondFactorState }
  | { at: 'prove'; act: 'turn_off' | 'renew'; state: SecondFactorState };

/** One's own second factor: turn it on with an app, keep the recovery codes, turn it off. */
export function SecondFactorDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['common', 'errors']);
  const [stage, setStage] = useStage();
  // A slip beside the dialog must not lose codes that are shown only once.
  const [slipped, setSlipped] = useState(false);
  const close = () => (stage.at === 'codes' ? setSlipped(true) : onClose());
  const told = (codes: string[]) => setStage({ at: 'codes', codes });
  return (
    <Dialog title={t('second_factor.title')} onClose={close} width={480}>
      {stage.at === 'loading' && (stage.fault ? <p className="ui-fault">{stage.fault}</p> : <LoadingShape />)}
      {stage.at === 'off' && <BeginSetUp onClose={onClose} onBegun={(key) => setStage({ at: 'scan', key })} />}
      {stage.at === 'scan' && (
        <ConfirmSetUp
          secondFactor={stage.key}
          onClose={onClose}
          onConfirmed={(codes) => {
            showOwn(new Date().toISOString());
            told(codes);
          }}
        />
      )}
      {stage.at === 'codes' && <RecoveryCodes codes={stage.codes} slipped={slipped} onKept={onClose} />}
      {stage.at === 'on' && (
        <TurnedOn state={stage.state} onAct={(act) => setStage({ at: 'prove', act, state: stage.state })} />
      )}
      {stage.at === 'prove' && (
        <ProveForm
          act={stage.act}
          onBack={() => setStage({ at: 'on', state: stage.state })}
          onRenewed={told}
          onTurnedOff={() => {
            showOwn(null);
            toast(t('second_factor.turned_off'));
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

function useStage() {
  const { t } = useTranslation(['common', 'errors']);
  const [stage, setStage] = useState<Stage>({ at: 'loading' });
  useEffect(() => {
    api('secondFactor').then(
      (state) => setStage(state.turnedOnAt ? { at: 'on', state } : { at: 'off' }),
      (error: unknown) => setStage({ at: 'loading', fault: problemText(error, t) }),
    );
    // The state is asked for once; what happens here changes it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return [stage, setStage] as const;
}

function showOwn(secondFactorAt: string | null): void {
  patchBootstrap((held) => ({ ...held, me: { ...held.me, secondFactorAt } }));
}
