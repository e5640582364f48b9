import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './staffing.module.css';
import { gapOf, isShort, type StaffingCell, type StaffingColumn } from './staffing-table';

export type Shown = 'gap' | 'needed' | 'planned' | 'load';

interface Props {
  table: { columns: StaffingColumn[]; rows: StaffingCell[][] };
  shown: Shown;
  open: StaffingCell | null;
  onOpen(cell: StaffingCell): void;
}

const oneDigit = (value: number): string => String(Math.round(value * 10) / 10).replace('-', '−');
const loadOf = ({ load }: StaffingCell): number => load.call + load.chat + load.mail;
const TEXT: Record<Shown, (cell: StaffingCell) => string> = {
  gap: (cell) => (gapOf(cell) > 0 ? `+${oneDigit(gapOf(cell))}` : oneDigit(gapOf(cell))),
  needed: ({ need }) => oneDigit(need.agents),
  planned: ({ planned }) => oneDigit(planned),
  load: (cell) => oneDigit(loadOf(cell)),
};
const AMOUNT: Record<Shown, (cell: StaffingCell) => number> = {
  gap: gapOf,
  needed: ({ need }) => need.agents,
  planned: ({ planned }) => planned,
  load: loadOf,
};

/** Hours down, the coming days across. Strength of colour is the amount; a gap is red and says so in figures too. */
export function StaffingHeat({ table: { columns, rows }, shown, open, onOpen }: Props) {
  const { t } = useTranslation('staffing');
  const most = Math.max(1, ...rows.flat().map((cell) => Math.abs(AMOUNT[shown](cell))));
  return (
    <div className={styles.heat} tabIndex={0}>
      <table data-testid="staffing-heat">
        <thead>
          <tr>
            <th scope="col">{t('hour')}</th>
            {columns.map(({ weekday, date, special }) => (
              <th key={weekday} scope="col">
                {t(`weekdays.${weekday}`)}
                <small title={special ?? undefined}>{special ?? date.slice(5)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]!.hour}>
              <th scope="row">{String(row[0]!.hour).padStart(2, '0')}:00</th>
              {row.map((cell) => (
                <Cell
                  key={cell.weekday}
                  cell={cell}
                  shown={shown}
                  strength={Math.abs(AMOUNT[shown](cell)) / most}
                  open={open?.weekday === cell.weekday && open.hour === cell.hour}
                  onOpen={() => onOpen(cell)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({
  cell,
  shown,
  strength,
  open,
  onOpen,
}: {
  cell: StaffingCell;
  shown: Shown;
  strength: number;
  open: boolean;
  onOpen(): void;
}) {
  const { t } = useTranslation('staffing');
  const quiet = loadOf(cell) === 0 && cell.planned === 0;
  const figures = { needed: cell.need.agents, planned: oneDigit(cell.planned), load: oneDigit(loadOf(cell)) };
  const label = t('cell', { day: t(`weekdays.${cell.weekday}`), hour: cell.hour, ...figures });
  return (
    <td>
      <button
        type="button"
        aria-label={label}
        title={label}
        aria-pressed={open}
        data-tone={shown === 'gap' ? (isShort(cell) ? 'short' : 'spare') : 'amount'}
        style={{ '--strength': `${Math.round((quiet ? 0 : 0.12 + strength * 0.6) * 100)}%` } as CSSProperties}
        onClick={onOpen}
      >
        {quiet ? '' : TEXT[shown](cell)}
        {shown === 'gap' && !quiet && (
          <small>
            {cell.need.agents}/{oneDigit(cell.planned)}
          </small>
        )}
      </button>
    </td>
  );
}
