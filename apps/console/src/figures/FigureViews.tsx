import { BookOpen, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FigureKey, Figures } from '#contract';
import { useBootstrap } from '../app/session';
import { useLedTeams } from '../fairness/use-led-teams';
import { Switch } from '../records/Fields';
import { FigureChoice } from './charts/FigureChoice';
import { GROUPS, type ShownGroup } from './groups';
import styles from './figures.module.css';

/** How the same figures are looked at. */
export interface View {
  shape: 'table' | 'charts';
  /** What the charts are of. */
  figure: FigureKey;
  group: ShownGroup;
  compares: boolean;
  explains: boolean;
}

interface Props {
  view: View;
  meanings: Figures['meanings'];
  onChange: (view: View) => void;
  onMails: () => void;
}

export function FigureViews({ view, meanings, onChange, onMails }: Props) {
  const { t } = useTranslation(['figures', 'figure-mails']);
  const { me } = useBootstrap();
  const leads = useLedTeams().length > 0 || me.role === 'admin';
  const shapes = (['table', 'charts'] as const).map((value) => ({ value, label: t(`shapes.${value}`) }));
  const groups = (['all', ...GROUPS] as const).map((value) => ({ value, label: t(`groups.${value}`) }));
  return (
    <div className={styles.toolbar}>
      <Switch
        label={t('view')}
        options={shapes}
        value={view.shape}
        onChange={(shape) => onChange({ ...view, shape })}
      />
      {view.shape === 'charts' && (
        <FigureChoice figure={view.figure} meanings={meanings} onChange={(figure) => onChange({ ...view, figure })} />
      )}
      {view.shape === 'table' && (
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
      )}
      <button
        type="button"
        className={styles.explain}
        aria-pressed={view.explains}
        onClick={() => onChange({ ...view, explains: !view.explains })}
        data-testid="figures-explain"
      >
        <BookOpen size={14} aria-hidden /> {t('meanings')}
      </button>
      {leads && (
        <button type="button" className={styles.explain} onClick={onMails} data-testid="figures-mails">
          <Mail size={14} aria-hidden /> {t('figure-mails:open')}
        </button>
      )}
    </div>
  );
}
