import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftDayView, ShiftPieceView, ShiftRow } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { useRefusal } from '../promises/use-refusal';
import { Choice } from '../records/Fields';
import { Button } from '../ui';
import { PieceFields } from './PieceFields';
import { choiceOf, type DayChoice, emptyPiece } from './shift-draft';
import styles from './shifts.module.css';
import { useShiftsAgain } from './use-shifts';

interface DayEditorProps {
  row: ShiftRow;
  day: ShiftDayView;
  title: string;
  /** Who may be swapped with. */
  others: readonly ShiftRow[];
  onClose(): void;
}

const CHOICES: readonly DayChoice[] = ['usual', 'leave', 'half_day', 'extra', 'swap'];

/** One date of one agent, changed in its place: like every week, leave, other hours, or a colleague's. */
export function DayEditor({ row, day, title, others, onClose }: DayEditorProps) {
  const { t } = useTranslation('shifts');
  const [choice, setChoice] = useState<DayChoice>(choiceOf(day));
  const [pieces, setPieces] = useState<ShiftPieceView[]>(day.pieces.length > 0 ? day.pieces : [emptyPiece()]);
  const [note, setNote] = useState(day.note);
  const [withId, setWithId] = useState(day.swappedWithId ?? '');
  const { save, busy, refusal } = useDaySaving(row, day.date, onClose);
  const hours = choice === 'half_day' || choice === 'extra';
  return (
    <form
      className={styles.editor}
      aria-label={title}
      data-testid="shift-day-editor"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      onSubmit={(event) => {
        event.preventDefault();
        void save(choice, hours ? pieces : [], note, withId);
      }}
    >
      <b>{title}</b>
      <div className={styles.choices} role="radiogroup" aria-label={title}>
        {CHOICES.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={choice === one}
            data-testid={`shift-choice-${one}`}
            onClick={() => setChoice(one)}
          >
            {t(`choice.${one}`)}
          </button>
        ))}
      </div>
      {hours && <PieceFields pieces={pieces} label={title} make={(piece) => piece} onChange={setPieces} />}
      {choice === 'swap' && <SwapWith value={withId} others={others} agentId={row.agentId} onChange={setWithId} />}
      {choice !== 'usual' && (
        <input
          className={styles.note}
          value={note}
          maxLength={200}
          placeholder={t('note')}
          aria-label={t('note')}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      {refusal && <p role="alert">{refusal.text}</p>}
      <span className={styles.acts}>
        <Button
          look="main"
          type="submit"
          disabled={busy || (choice === 'swap' && (!withId || withId === day.swappedWithId))}
          data-testid="shift-save"
        >
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </span>
    </form>
  );
}

interface SwapWithProps {
  value: string;
  others: readonly ShiftRow[];
  agentId: string;
  onChange(agentId: string): void;
}

function SwapWith({ value, others, agentId, onChange }: SwapWithProps) {
  const { t } = useTranslation('shifts');
  const { agents } = useBootstrap();
  const name = (id: string) => agents.find((agent) => agent.id === id)?.name ?? '';
  return (
    <Choice
      label={t('swap_with')}
      value={value}
      options={[
        { value: '', label: t('swap_with') },
        ...others
          .filter((other) => other.agentId !== agentId)
          .map((other) => ({ value: other.agentId, label: name(other.agentId) })),
      ]}
      onChange={onChange}
    />
  );
}

/** The id of a write stays until it is through: pressed again, it answers what it answered first. */
function useDaySaving({ agentId, version }: ShiftRow, date: string, onSaved: () => void) {
  const [clientId] = useState(() => crypto.randomUUID() as string);
  const { busy, refusal, run } = useRefusal();
  const again = useShiftsAgain();
  const params = { agentId, date };
  const save = (choice: DayChoice, pieces: ShiftPieceView[], note: string, withId: string) =>
    run(async () => {
      if (choice === 'swap') await api('swapShifts', { params, body: { clientId, version, withId, note } });
      else {
        const kind = choice === 'usual' ? null : choice;
        await api('setShiftDay', { params, body: { clientId, version, kind, pieces, note } });
      }
      await again();
      onSaved();
    });
  return { save, busy, refusal };
}
