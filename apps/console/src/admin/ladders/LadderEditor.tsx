import { Button, InputNumber, Select } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ladder } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { shortTime } from '../../desk/times';
import { toast } from '../../ui';
import { draftFaults, inForce, inTurn, newStep, type WindowTimes } from './ladder-draft';
import { LadderLine } from './LadderLine';
import { OwnRungs, StepRow } from './StepRow';

interface EditorProps {
  ladders: readonly Ladder[];
  ladder: Ladder;
  window: WindowTimes;
  onSaved(): void;
}
type Draft = Pick<Ladder, 'steps' | 'maxTransfers' | 'managerId'>;

/** One team's ladder as sentences under their line of time. */
export function LadderEditor({ ladders, ladder, window, onSaved }: EditorProps) {
  const { t } = useTranslation('ladder');
  const force = inForce(ladders, ladder.teamId);
  const { draft, set, dirty, busy, discard, save } = useDraft(ladder, onSaved);
  const shown = draft.steps ?? force.steps ?? [];
  const follows = draft.steps === null;
  const faults = draftFaults(shown);
  const copied = () => (force.steps ?? []).map((step) => ({ ...step, id: crypto.randomUUID() }));
  return (
    <div className="ld-editor" data-testid="ladder-editor">
      <LadderLine steps={shown} window={window} />
      {follows && (
        <p className="ld-follows">
          {t('editor.follows')}
          <Button
            onClick={() => set({ steps: copied(), maxTransfers: force.maxTransfers, managerId: force.managerId })}
          >
            {t('editor.make_own')}
          </Button>
        </p>
      )}
      <ol className="ld-steps">
        <OwnRungs window={window} />
        {shown.map((step, at) => (
          <StepRow
            key={step.id}
            step={step}
            fault={faults.get(at)}
            locked={follows}
            onChange={(next) => set({ steps: shown.map((one) => (one.id === next.id ? next : one)) })}
            onRemove={() => set({ steps: shown.filter(({ id }) => id !== step.id) })}
          />
        ))}
      </ol>
      {shown.length === 0 && <p className="pc-hint ld-none">{t('editor.none')}</p>}
      {!follows && (
        <>
          <Button
            icon={<Plus size={14} />}
            data-testid="ladder-add"
            disabled={shown.length >= 20}
            onClick={() => set({ steps: [...shown, newStep(crypto.randomUUID(), shown)] })}
          >
            {t('editor.add')}
          </Button>
          <Limits draft={draft} set={set} />
        </>
      )}
      <footer className="ld-foot">
        <Button
          type="primary"
          loading={busy}
          disabled={!dirty || faults.size > 0}
          data-testid="ladder-save"
          onClick={() => void save({ ...draft, steps: draft.steps && inTurn(draft.steps, window.due) })}
        >
          {t('editor.save')}
        </Button>
        {dirty && <Button onClick={discard}>{t('editor.discard')}</Button>}
        {!follows && ladder.teamId !== null && (
          <Button type="text" onClick={() => set({ steps: null })}>
            {t('editor.follow')}
          </Button>
        )}
        <span className="pc-spring" />
        <Written ladder={ladder} />
      </footer>
    </div>
  );
}

function useDraft(ladder: Ladder, onSaved: () => void) {
  const { t } = useTranslation('ladder');
  const saved: Draft = { steps: ladder.steps, maxTransfers: ladder.maxTransfers, managerId: ladder.managerId };
  const [draft, setDraft] = useState<Draft>(saved);
  const [busy, setBusy] = useState(false);
  const save = async (next: Draft) => {
    setBusy(true);
    try {
      await api('writeLadder', { body: { ...next, teamId: ladder.teamId, version: ladder.version } });
      toast(t('editor.saved'));
      onSaved();
    } catch (refusal) {
      toast(problemText(refusal, t), { kind: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  return {
    draft,
    set: (patch: Partial<Draft>) => setDraft((held) => ({ ...held, ...patch })),
    dirty: JSON.stringify(draft) !== JSON.stringify(saved),
    busy,
    discard: () => setDraft(saved),
    save,
  };
}

function Limits({ draft, set }: { draft: Draft; set(patch: Partial<Draft>): void }) {
  const { t } = useTranslation('ladder');
  const { agents } = useBootstrap();
  const people = agents.filter(({ disabledAt, id }) => disabledAt === null || id === draft.managerId);
  return (
    <div className="ld-limits">
      <label>
        {t('editor.max')}
        <InputNumber
          min={0}
          max={20}
          value={draft.maxTransfers}
          onChange={(n) => set({ maxTransfers: n ?? 0 })}
          className="ld-number"
        />
        {t('editor.times')}
      </label>
      <label>
        {t('editor.manager')}
        <Select
          value={draft.managerId ?? ''}
          onChange={(id) => set({ managerId: id || null })}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('editor.managers') },
            ...people.map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` })),
          ]}
        />
      </label>
    </div>
  );
}

function Written({ ladder: { writtenAt, writtenBy } }: { ladder: Ladder }) {
  const { t, i18n } = useTranslation('ladder');
  const { zone } = useBootstrap().company;
  if (!writtenAt) return null;
  return <small>{t('editor.written', { name: writtenBy, at: shortTime(writtenAt, i18n.language, zone) })}</small>;
}
