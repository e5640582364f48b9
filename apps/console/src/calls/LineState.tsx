import { SignalHigh, SignalLow, SignalMedium, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallStanding } from '#client';
import type { Call } from '#contract';

const BARS = { good: SignalHigh, fair: SignalMedium, poor: SignalLow } as const;

/** Whether the two can hear each other, and how well. */
export function LineState({ call, standing }: { call: Call; standing: CallStanding | null }) {
  const { t } = useTranslation('webcalls');
  if (!call.answeredAt) return null;
  const way = standing?.way ?? 'finding';
  if (way !== 'open')
    return (
      <span className="pc-state" data-way={way} data-testid="call-line">
        <Unplug size={15} aria-hidden />
        {t(way === 'mending' ? 'way.mending' : 'way.finding')}
      </span>
    );
  const quality = standing?.quality ?? 'good';
  const Bars = BARS[quality];
  return (
    <span
      className="pc-state"
      data-way="open"
      data-quality={quality}
      title={t(`quality.${quality}`)}
      data-testid="call-line"
    >
      <Bars size={16} aria-hidden />
      <span className={quality === 'good' ? 'pc-unseen' : undefined}>{t(`quality.${quality}`)}</span>
    </span>
  );
}
