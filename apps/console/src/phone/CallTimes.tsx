import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { durationText } from '../ui';
import styles from './phone.module.css';

/** The seconds of a call that is over, each with its name: ring, talk, hold, wrap-up. */
export function CallTimes({ call }: { call: Call }) {
  const { t } = useTranslation('phone');
  const times = [
    ['ring', call.ringSeconds],
    ['talk', call.answeredAt ? call.talkSeconds : null],
    ['hold', call.holdSeconds || null],
    ['wrap_up', call.wrapUpSeconds],
  ] as const;
  return (
    <dl className={styles.times}>
      {times.flatMap(([name, seconds]) =>
        seconds === null
          ? []
          : [
              <div key={name} data-testid={`call-time-${name}`}>
                <dt>{t(`times.${name}`)}</dt>
                <dd>{durationText(seconds)}</dd>
              </div>,
            ],
      )}
      {call.hungUpBy && (
        <div>
          <dt>{t('times.hung_up')}</dt>
          <dd>{t(`hung_up.${call.hungUpBy}`)}</dd>
        </div>
      )}
    </dl>
  );
}
