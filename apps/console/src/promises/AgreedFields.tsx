import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../app/session';
import { Choice, Line, Switch } from '../records/Fields';
import lists from '../records/records.module.css';
import { dayIn } from '../records/zone-time';
import { DayField, useNow } from '../ui';
import type { FormPart } from './promise-draft';
import styles from './promises.module.css';

const CHANNELS = ['phone', 'wechat-official', 'wecom', 'web-chat', 'email', 'weibo'] as const;

/** Who agreed, and by what number or channel they were reached (DOMAIN M3); of parts also the day they come (DOMAIN M4). */
export function AgreedFields({ draft, wrong, onWrite }: FormPart) {
  const { t } = useTranslation(['promises', 'common']);
  const channels = CHANNELS.map((value) => ({ value, label: t(`common:channel.${value}`) }));
  const people = (['self', 'family'] as const).map((value) => ({ value, label: t(`who.${value}`) }));
  const channel = CHANNELS.find((known) => known === draft.channel) ?? 'phone';
  return (
    <fieldset className={styles.group}>
      <legend>{t('agreed')}</legend>
      <div className={lists.row} data-wrong={wrong === 'who' || undefined}>
        <Switch<string>
          label={t('agreed')}
          options={people}
          value={draft.who ?? ''}
          onChange={(who) => onWrite({ who: who as 'self' })}
        />
        <Line
          label={t('name')}
          longest={80}
          invalid={wrong === 'name'}
          value={draft.name}
          onChange={(name) => onWrite({ name })}
        />
      </div>
      <div className={lists.row}>
        <Choice label={t('channel')} options={channels} value={channel} onChange={(to) => onWrite({ channel: to })} />
        <Line
          label={t('number')}
          longest={80}
          invalid={wrong === 'number'}
          value={draft.number}
          onChange={(number) => onWrite({ number })}
        />
      </div>
      {draft.kind === 'parts' && <PartsDay draft={draft} wrong={wrong} onWrite={onWrite} />}
    </fieldset>
  );
}

function PartsDay({ draft, wrong, onWrite }: FormPart) {
  const { t } = useTranslation('promises');
  const { zone } = useBootstrap().company;
  const today = dayIn(zone, new Date(useNow()));
  return (
    <div className={lists.row} data-wrong={wrong === 'expectedOn' || undefined}>
      <span className={lists.quiet}>{t('expected_on')}</span>
      <DayField
        label={t('expected_on')}
        placeholder={t('choose_day')}
        value={draft.expectedOn}
        min={today}
        max={draft.date || undefined}
        testId="promise-expected"
        onChange={(expectedOn) => onWrite({ expectedOn })}
      />
    </div>
  );
}
