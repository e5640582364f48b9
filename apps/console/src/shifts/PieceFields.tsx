import { Coffee, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShiftPieceView } from '#contract';
import { Button } from '../ui';
import { ClockField } from './ClockField';
import { emptyPiece } from './shift-draft';
import styles from './shifts.module.css';

interface PieceFieldsProps<P extends ShiftPieceView> {
  pieces: readonly P[];
  /** Whose hours these are, for who hears the page. */
  label: string;
  make(piece: ShiftPieceView): P;
  onChange(pieces: P[]): void;
}

/** Hours of a day in clock fields: from, to, over midnight or not, and breaks. */
export function PieceFields<P extends ShiftPieceView>({ pieces, label, make, onChange }: PieceFieldsProps<P>) {
  const { t } = useTranslation('shifts');
  const put = (at: number, patch: Partial<ShiftPieceView> | null) =>
    onChange(pieces.flatMap((one, i) => (i === at ? (patch ? [{ ...one, ...patch }] : []) : [one])));
  return (
    <div className={styles.pieces} role="group" aria-label={label}>
      {pieces.map((piece, i) => (
        // Pieces have no id of their own; a removed one takes its place in the order with it.
        <div key={i} className={styles.piece}>
          <Span from={piece.from} to={piece.to} label={label} onChange={(span) => put(i, span)} />
          <label className={styles.night}>
            <input type="checkbox" checked={piece.night} onChange={({ target }) => put(i, { night: target.checked })} />
            {t('night')}
          </label>
          <Breaks breaks={piece.breaks} onChange={(breaks) => put(i, { breaks })} />
          <Button look="icon" aria-label={t('drop')} onClick={() => put(i, null)}>
            <X size={14} aria-hidden />
          </Button>
        </div>
      ))}
      <Button look="plain" onClick={() => onChange([...pieces, make(emptyPiece())])}>
        <Plus size={13} aria-hidden /> {t('add')}
      </Button>
    </div>
  );
}

type Rest = ShiftPieceView['breaks'][number];

function Breaks({ breaks, onChange }: { breaks: readonly Rest[]; onChange(breaks: Rest[]): void }) {
  const { t } = useTranslation('shifts');
  const put = (at: number, patch: Partial<Rest> | null) =>
    onChange(breaks.flatMap((one, i) => (i === at ? (patch ? [{ ...one, ...patch }] : []) : [one])));
  return (
    <>
      {breaks.map((rest, i) => (
        <span key={i} className={styles.rest}>
          <Coffee size={13} aria-hidden />
          <Span {...rest} label={t('break')} onChange={(span) => put(i, span)} />
          <Button look="icon" aria-label={t('drop_break')} onClick={() => put(i, null)}>
            <X size={13} aria-hidden />
          </Button>
        </span>
      ))}
      <Button look="plain" onClick={() => onChange([...breaks, { from: '12:00', to: '13:00' }])}>
        {t('add_break')}
      </Button>
    </>
  );
}

interface SpanProps {
  from: string;
  to: string;
  label: string;
  onChange(span: { from?: string; to?: string }): void;
}

function Span({ from, to, label, onChange }: SpanProps) {
  const { t } = useTranslation('shifts');
  return (
    <span className={styles.span}>
      <ClockField label={`${label} ${t('from')}`} value={from} onChange={(time) => onChange({ from: time })} />
      –
      <ClockField label={`${label} ${t('to')}`} value={to} asEnd onChange={(time) => onChange({ to: time })} />
    </span>
  );
}
