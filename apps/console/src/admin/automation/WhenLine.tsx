import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { saidLength, secondsOf, type Trigger, type Unit } from './rule-draft';

const EVENTS = [
  ...(['opened', 'message', 'replied', 'status', 'assigned', 'transferred', 'released', 'tagged'] as const),
  ...(['window_breached', 'resolution_due', 'resolution_breached', 'promise_breached', 'callback_bad'] as const),
];
const TIMES = ['contact_waits', 'contact_silent', 'open_for', 'waiting_for', 'resolved_for'] as const;
const FIRST = { seconds: 7200, hours: 'working' } as const;

interface WhenProps {
  trigger: Trigger;
  onChange(trigger: Trigger): void;
}

/** What sets it off; for what lasts, how long. */
export function WhenLine({ trigger, onChange }: WhenProps) {
  const { t } = useTranslation('automation');
  const choose = (value: string) => {
    const since = TIMES.find((one) => one === value);
    const event = EVENTS.find((one) => one === value);
    if (since) onChange({ ...FIRST, ...(trigger.kind === 'time' ? trigger : {}), kind: 'time', since });
    else if (event) onChange({ kind: 'event', event });
  };
  return (
    <div className="au-line">
      <Select
        value={trigger.kind === 'event' ? trigger.event : trigger.since}
        aria-label={t('when')}
        data-testid="automation-when"
        popupMatchSelectWidth={false}
        onChange={choose}
        options={[
          { label: t('happens'), options: EVENTS.map((value) => ({ value, label: t(`event.${value}`) })) },
          { label: t('lasts'), options: TIMES.map((value) => ({ value, label: t(`since.${value}`) })) },
        ]}
      />
      {trigger.kind === 'time' && <Length trigger={trigger} onChange={onChange} />}
    </div>
  );
}

function Length({ trigger, onChange }: { trigger: Extract<Trigger, { kind: 'time' }>; onChange(t: Trigger): void }) {
  const { t } = useTranslation('automation');
  const { amount, unit } = saidLength(trigger.seconds);
  const value = `${trigger.hours}.${unit}`;
  const units = (['working', 'calendar'] as const).flatMap((hours) =>
    (['minutes', 'hours', 'days'] as const)
      // A day of work is no length: teams open for more hours or fewer.
      .filter((one) => one !== 'days' || hours === 'calendar')
      .map((one) => `${hours}.${one}`),
  );
  const choose = (chosen: string) => {
    const [hours, next] = chosen.split('.') as ['working' | 'calendar', Unit];
    onChange({ ...trigger, hours, seconds: secondsOf(amount, next) });
  };
  return (
    <>
      <InputNumber
        min={1}
        max={10_000}
        precision={0}
        value={amount}
        aria-label={t('how_long')}
        data-testid="automation-amount"
        onChange={(next) => onChange({ ...trigger, seconds: secondsOf(next ?? 1, unit) })}
      />
      <Select
        value={units.includes(value) ? value : `${trigger.hours}.hours`}
        aria-label={t('unit')}
        popupMatchSelectWidth={false}
        onChange={choose}
        options={units.map((one) => ({ value: one, label: t(`units.${one}`) }))}
      />
    </>
  );
}
