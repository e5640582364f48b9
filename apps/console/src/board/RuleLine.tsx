import { Mail, Trash2, Volume2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRule } from '#contract';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { fullTime } from '../desk/times';
import { useAct } from '../records/use-act';
import { Button } from '../ui';
import { useAlarmWords } from './use-alarm-words';
import styles from './watch.module.css';

/** One threshold: its figure can be changed where it stands. */
export function RuleLine({ rule }: { rule: BoardRule }) {
  const { t, i18n } = useTranslation('watch');
  const { zone } = useBootstrap().company;
  const { groupOf } = useAlarmWords();
  const { busy, run } = useAct();
  const [threshold, setThreshold] = useState(String(rule.threshold));
  const write = (change: Partial<Pick<BoardRule, 'threshold' | 'sound' | 'email'>>) => {
    const { version, sound, email } = rule;
    const body = { version, threshold: rule.threshold, sound, email, ...change };
    return run(() => api('updateBoardRule', { params: { id: rule.id }, body }));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void write({ threshold: Number(threshold) });
  };
  const changed = threshold.trim() !== '' && Number(threshold) !== rule.threshold;
  return (
    <li data-testid={`rule-${rule.figure}`}>
      <span className={styles.ruleName}>
        <b>{groupOf(rule)}</b> {t(`figure.${rule.figure}`)}
        <small>
          {t('rules.by', { name: rule.writtenBy, at: fullTime(rule.writtenAt, i18n.language, zone), n: rule.version })}
        </small>
      </span>
      <form onSubmit={save} className={styles.limit}>
        <label>
          {t(`beyond.${rule.figure}`)}
          <input
            type="number"
            className="ui-input"
            min={0}
            max={rule.figure === 'answered_in_window' ? 100 : 100000}
            step={rule.figure === 'answered_in_window' ? 0.1 : 1}
            value={threshold}
            onChange={({ target }) => setThreshold(target.value)}
          />
          {t(`unit.${rule.figure}`)}
        </label>
        {changed && (
          <Button type="submit" look="main" disabled={busy}>
            {t('rules.save')}
          </Button>
        )}
      </form>
      <Toggle on={rule.sound} label={t('rules.sound')} Icon={Volume2} onChange={(sound) => void write({ sound })} />
      <Toggle on={rule.email} label={t('rules.email')} Icon={Mail} onChange={(email) => void write({ email })} />
      <Button
        look="icon"
        disabled={busy}
        aria-label={t('rules.remove')}
        title={t('rules.remove')}
        onClick={() =>
          void run(() => api('removeBoardRule', { params: { id: rule.id }, query: { version: rule.version } }))
        }
      >
        <Trash2 size={15} aria-hidden />
      </Button>
    </li>
  );
}

interface ToggleProps {
  on: boolean;
  label: string;
  Icon: typeof Mail;
  onChange(on: boolean): void;
}

export function Toggle({ on, label, Icon, onChange }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      role="switch"
      aria-checked={on}
      aria-label={label}
      title={label}
      onClick={() => onChange(!on)}
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}
