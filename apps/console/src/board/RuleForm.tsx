import { Mail, Volume2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardFigure, BoardRule } from '#contract';
import { api } from '../app/api';
import { Choice } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button } from '../ui';
import { Toggle } from './RuleLine';
import { useLedGroups } from './use-rules';
import styles from './watch.module.css';

const FIGURES: readonly BoardFigure[] = [
  'waiting',
  'oldest_wait',
  'breached_today',
  'free_agents',
  'answered_in_window',
];
/** What most desks would begin with. */
const USUAL: Record<BoardFigure, number> = {
  waiting: 10,
  oldest_wait: 20,
  breached_today: 3,
  free_agents: 2,
  answered_in_window: 95,
};

/** A new threshold. What is watched already of a group is not offered again. */
export function RuleForm({ taken }: { taken: readonly BoardRule[] }) {
  const { t } = useTranslation('watch');
  const { teams, inboxes } = useLedGroups();
  const groups = [
    ...teams.map(({ id, name }) => ({ value: `team ${id}`, label: name })),
    ...inboxes.map(({ id, name }) => ({ value: `inbox ${id}`, label: t('rules.inbox', { name }) })),
  ];
  const [group, setGroup] = useState(groups[0]?.value ?? '');
  const [figure, setFigure] = useState<BoardFigure>('waiting');
  const [threshold, setThreshold] = useState(String(USUAL.waiting));
  const [sound, setSound] = useState(false);
  const [email, setEmail] = useState(false);
  const { busy, run } = useAct();
  const [kind, id] = group.split(' ');
  const of = { teamId: kind === 'team' ? id! : null, inboxId: kind === 'inbox' ? id! : null };
  const offered = FIGURES.filter((one) => kind === 'team' || one !== 'free_agents');
  const exists = taken.some(
    (rule) => rule.figure === figure && rule.teamId === of.teamId && rule.inboxId === of.inboxId,
  );
  const choose = (next: BoardFigure) => {
    setFigure(next);
    setThreshold(String(USUAL[next]));
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...of, figure, threshold: Number(threshold), sound, email };
    void run(() => api('createBoardRule', { body }));
  };
  if (groups.length === 0) return null;
  return (
    <form className={styles.add} onSubmit={add}>
      <Choice label={t('rules.group')} value={group} options={groups} onChange={setGroup} />
      <Choice
        label={t('rules.figure')}
        value={offered.includes(figure) ? figure : 'waiting'}
        options={offered.map((value) => ({ value, label: t(`figure.${value}`) }))}
        onChange={choose}
      />
      <label>
        {t(`beyond.${figure}`)}
        <input
          type="number"
          className="ui-input"
          required
          min={0}
          max={figure === 'answered_in_window' ? 100 : 100000}
          value={threshold}
          onChange={({ target }) => setThreshold(target.value)}
          data-testid="rule-threshold"
        />
        {t(`unit.${figure}`)}
      </label>
      <Toggle on={sound} label={t('rules.sound')} Icon={Volume2} onChange={setSound} />
      <Toggle on={email} label={t('rules.email')} Icon={Mail} onChange={setEmail} />
      <Button type="submit" look="main" disabled={busy || exists || threshold === ''} data-testid="rule-add">
        {t('rules.add')}
      </Button>
      {exists && <p className={styles.quiet}>{t('rules.exists')}</p>}
    </form>
  );
}
