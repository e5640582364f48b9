import { useTranslation } from 'react-i18next';
import { Choice, Switch } from '../records/Fields';
import type { Strip } from './board-state';
import styles from './watch.module.css';
import { channelsOf, type ListChoice } from './waiting-list';

interface Props {
  strips: readonly Strip[];
  shown: number;
  choice: ListChoice;
  onChoice(choice: ListChoice): void;
}

/** What of the waiting list is shown, and in which order. */
export function ListBar({ strips, shown, choice, onChoice }: Props) {
  const { t } = useTranslation(['board', 'watch', 'common']);
  const channels = channelsOf(strips);
  const kept = choice.channel && !channels.includes(choice.channel) ? [...channels, choice.channel] : channels;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('watch:list.bar')}>
      <h2>
        {t('strips.title')} <small data-testid="waiting-shown">{shown}</small>
      </h2>
      <Switch
        label={t('watch:list.order')}
        value={choice.order}
        options={[
          { value: 'due', label: t('watch:list.due') },
          { value: 'age', label: t('watch:list.age') },
        ]}
        onChange={(order) => onChoice({ ...choice, order })}
      />
      <Choice
        label={t('watch:list.channel')}
        value={choice.channel}
        options={[
          { value: '', label: t('watch:list.every_channel') },
          ...kept.map((value) => ({ value, label: t(`common:channel.${value}`) })),
        ]}
        onChange={(channel) => onChoice({ ...choice, channel })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={choice.unheld}
          onChange={({ target }) => onChoice({ ...choice, unheld: target.checked })}
        />
        {t('watch:list.unheld')}
      </label>
    </div>
  );
}
