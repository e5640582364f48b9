import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartView } from '#contract';
import { api } from '../app/api';
import { useRefusal } from '../promises/use-refusal';
import { Line, Switch, Words } from '../records/Fields';
import lists from '../records/records.module.css';
import { Button } from '../ui';
import { ExpectedDay } from './PartActs';
import { PartFiles } from './PartFiles';
import { usePutPart } from './part-cache';
import styles from './parts.module.css';

const KINDS = ['fit', 'return', 'exchange'] as const;

interface PartFormProps {
  ticketId: string;
  /** A need that is asked for now; null for a part nobody wrote down yet. */
  part: PartView | null;
  onDone: () => void;
}

type Draft = ReturnType<typeof blank>;

const blank = (part: PartView | null) => ({
  ...{ clientId: crypto.randomUUID() as string, kind: 'fit' as PartView['kind'], name: part?.name ?? '' },
  ...{ number: '', quantity: 1, note: '', fault: '', expectedOn: '', consented: false, byDivision: true },
  attachmentIds: [] as string[],
});

/** What is asked for; a return or an exchange shows its fault at once (DOMAIN B6). */
export function PartForm({ ticketId, part, onDone }: PartFormProps) {
  const { t } = useTranslation('parts');
  const put = usePutPart();
  const { busy, refusal, run } = useRefusal();
  const [draft, setDraft] = useState(() => blank(part));
  const write = (patch: Partial<Draft>) => setDraft((held) => ({ ...held, ...patch }));
  const save = () =>
    void run(async () => {
      const body = { ...draft, expectedOn: draft.expectedOn || null };
      put(
        part
          ? await api('requestPart', { params: { id: part.id }, body: { ...body, version: part.version } })
          : await api('askPart', { params: { id: ticketId }, body }),
      );
      onDone();
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Fields draft={draft} write={write} />
      {refusal && (
        <p className={styles.refusal} role="alert" data-testid="part-refusal">
          {refusal.text}
        </p>
      )}
      <div className={lists.row}>
        <Button look="main" type="submit" disabled={busy || !draft.name.trim()} data-testid="part-save">
          {t('request')}
        </Button>
      </div>
    </form>
  );
}

function Fields({ draft, write }: { draft: Draft; write: (patch: Partial<Draft>) => void }) {
  const { t } = useTranslation('parts');
  return (
    <>
      <Switch
        label={t('kind')}
        options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => write({ kind })}
      />
      <Line label={t('name')} longest={120} value={draft.name} autoFocus onChange={(name) => write({ name })} />
      <div className={lists.row}>
        <Line label={t('number')} longest={80} value={draft.number} onChange={(number) => write({ number })} />
        <Quantity value={draft.quantity} onChange={(quantity) => write({ quantity })} />
      </div>
      <ExpectedDay
        day={draft.expectedOn}
        consented={draft.consented}
        onDay={(expectedOn) => write({ expectedOn })}
        onConsent={(consented) => write({ consented })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={draft.byDivision}
          onChange={({ target }) => write({ byDivision: target.checked })}
        />
        {t('by_division')}
      </label>
      {draft.kind === 'fit' ? (
        <Line label={t('note')} longest={1000} value={draft.note} onChange={(note) => write({ note })} />
      ) : (
        <>
          <Words label={t('fault')} longest={1000} value={draft.fault} onChange={(fault) => write({ fault })} />
          <PartFiles onChange={(attachmentIds) => write({ attachmentIds })} />
        </>
      )}
    </>
  );
}

function Quantity({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation('parts');
  return (
    <input
      type="number"
      className={styles.quantity}
      aria-label={t('quantity')}
      min={1}
      max={999}
      value={value}
      onChange={({ target }) => onChange(Math.min(999, Math.max(1, Math.trunc(Number(target.value)) || 1)))}
    />
  );
}
