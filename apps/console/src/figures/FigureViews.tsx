import { BookOpen, Mail } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureKey, Figures } from '#contract';
import { useBootstrap } from '../app/session';
import { useLedTeams } from '../fairness/use-led-teams';
import { Switch } from '../records/Fields';
import { FigureChoice } from './charts/FigureChoice';
import type { Mark } from './charts/mark';
import type { Cell } from './figure-cell';
import { GROUPS, type ShownGroup } from './groups';
import styles from './figures.module.css';

/** How the same figures are looked at. */
export interface View {
  shape: 'table' | 'charts';
  /** What the charts are of. */
  figure: FigureKey;
  group: ShownGroup;
  compares: boolean;
}

/** What stands beside it. */
export type Side =
  { kind: 'cell'; cell: Cell } | { kind: 'mark'; mark: Mark } | { kind: 'meanings' } | { kind: 'mails' };

interface Props {
  view: View;
  meanings: Figures['meanings'];
  side: Side | null;
  onChange: (view: View) => void;
  onSide: (side: Side | null) => void;
}

export function FigureViews({ view, meanings, side, onChange, onSide }: Props) {
  const { t } = useTranslation('figures');
  const shapes = (['table', 'charts'] as const).map((value) => ({ value, label: t(`shapes.${value}`) }));
  return (
    <div className={styles.toolbar}>
      <Switch
        label={t('view')}
        options={shapes}
        value={view.shape}
        onChange={(shape) => onChange({ ...view, shape })}
      />
      {view.shape === 'charts' ? (
        <FigureChoice figure={view.figure} meanings={meanings} onChange={(figure) => onChange({ ...view, figure })} />
      ) : (
        <TableChoices view={view} onChange={onChange} />
      )}
      <SideButtons side={side} onSide={onSide} />
    </div>
  );
}

function TableChoices({ view, onChange }: Pick<Props, 'view' | 'onChange'>) {
  const { t } = useTranslation('figures');
  const groups = (['all', ...GROUPS] as const).map((value) => ({ value, label: t(`groups.${value}`) }));
  return (
    <>
      <Switch
        label={t('group')}
        options={groups}
        value={view.group}
        onChange={(group) => onChange({ ...view, group })}
      />
      <label className={styles.compare}>
        <input
          type="checkbox"
          checked={view.compares}
          onChange={({ target }) => onChange({ ...view, compares: target.checked })}
        />
        {t('compare')}
      </label>
    </>
  );
}

function SideButtons({ side, onSide }: Pick<Props, 'side' | 'onSide'>) {
  const { t } = useTranslation(['figures', 'figure-mails']);
  const { me } = useBootstrap();
  const leads = useLedTeams().length > 0 || me.role === 'admin';
  const button = (kind: 'meanings' | 'mails', label: ReactNode, testId: string) => (
    <button
      type="button"
      className={styles.explain}
      aria-pressed={side?.kind === kind}
      onClick={() => onSide(side?.kind === kind ? null : { kind })}
      data-testid={testId}
    >
      {label}
    </button>
  );
  return (
    <span className={styles.sides}>
      {button(
        'meanings',
        <>
          <BookOpen size={14} aria-hidden /> {t('meanings')}
        </>,
        'figures-explain',
      )}
      {leads &&
        button(
          'mails',
          <>
            <Mail size={14} aria-hidden /> {t('figure-mails:open')}
          </>,
          'figures-mails',
        )}
    </span>
  );
}
