import { useTranslation } from 'react-i18next';
import { Line, Switch, Words } from '../records/Fields';
import lists from '../records/records.module.css';
import { Button } from '../ui';
import { AgreedFields } from './AgreedFields';
import type { FormPart, PromiseDraft } from './promise-draft';
import styles from './promises.module.css';
import { ResourceField } from './ResourceField';
import { SlotFields } from './SlotFields';
import type { Refusal } from './use-refusal';

const KINDS = ['visit', 'callback', 'answer', 'parts'] as const;

interface PromiseFormProps {
  draft: PromiseDraft;
  /** Another slot for a promise that is there: its kind stays, and the contact must have consented. */
  changes: boolean;
  busy: boolean;
  refusal: Refusal | null;
  onWrite(patch: Partial<PromiseDraft>): void;
  onSave(): void;
}

/** What is promised, for exactly when, who agreed and who comes. */
export function PromiseForm({ draft, changes, busy, refusal, onWrite, onSave }: PromiseFormProps) {
  const { t } = useTranslation('promises');
  const part = { draft, wrong: refusal?.field ?? null, onWrite };
  const kinds = KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }));
  const asks = changes || draft.kind === 'parts';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {!changes && (
        <Switch label={t('kind')} options={kinds} value={draft.kind} onChange={(kind) => onWrite({ kind })} />
      )}
      <SlotFields {...part} />
      <AgreedFields {...part} />
      <ResourceField {...part} />
      {asks && (
        <label className={styles.consent} data-wrong={part.wrong === 'consented' || undefined}>
          <input
            type="checkbox"
            checked={draft.consented}
            data-testid="promise-consented"
            onChange={({ target }) => onWrite({ consented: target.checked })}
          />
          {t('consented')}
        </label>
      )}
      {!changes && <Remark draft={draft} onWrite={onWrite} />}
      {refusal && (
        <p className={styles.refusal} role="alert" data-testid="promise-refusal">
          {refusal.text}
        </p>
      )}
      <div className={lists.row}>
        <Button look="main" type="submit" disabled={busy} data-testid="promise-save">
          {t(changes ? 'acts.change' : 'save')}
        </Button>
      </div>
    </form>
  );
}

function Remark({ draft, onWrite }: Pick<FormPart, 'draft' | 'onWrite'>) {
  const { t } = useTranslation('promises');
  const props = { label: t('remark'), longest: 1000, value: draft.remark };
  const write = (remark: string) => onWrite({ remark });
  return draft.kind === 'answer' ? <Words {...props} onChange={write} /> : <Line {...props} onChange={write} />;
}
