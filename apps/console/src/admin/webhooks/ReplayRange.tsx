import { Button, Popover, Segmented } from 'antd';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { toast } from '../../ui';
import { useAttempt } from '../pieces/use-attempt';

const HOURS = [1, 24, 72, 168] as const;

interface ReplayRangeProps {
  webhookId: string;
  onReplayed(work: Promise<unknown>): Promise<void>;
}

/** Tells again what happened in the last hours: what was missed, or all of it. */
export function ReplayRange(props: ReplayRangeProps) {
  const { t } = useTranslation('webhooks');
  return (
    <Popover content={<RangeForm {...props} />} trigger="click" placement="bottomLeft">
      <Button size="small" icon={<History size={13} />} data-testid="webhook-replay-open">
        {t('replay.open')}
      </Button>
    </Popover>
  );
}

function RangeForm({ webhookId, onReplayed }: ReplayRangeProps) {
  const { t } = useTranslation('webhooks');
  const [hours, setHours] = useState<(typeof HOURS)[number]>(24);
  const [which, setWhich] = useState<'missed' | 'all'>('missed');
  const { attempt, busy, error } = useAttempt();
  const replay = async () => {
    const to = new Date();
    const body = { from: new Date(to.getTime() - hours * 3_600_000).toISOString(), to: to.toISOString(), which };
    const { queued } = await api('replayWebhook', { params: { id: webhookId }, body });
    toast(t('replayed', { n: queued }));
  };
  const options = <V extends string | number>(values: readonly V[], group: string) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <div className="wh-replay">
      <Segmented value={hours} onChange={setHours} options={options(HOURS, 'last')} />
      <Segmented value={which} onChange={setWhich} options={options(['missed', 'all'] as const, 'replay')} />
      <p className="pc-hint">{t(`replay.${which}Hint`)}</p>
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
      <Button
        type="primary"
        loading={busy}
        onClick={() => void attempt(() => onReplayed(replay()))}
        data-testid="webhook-replay"
      >
        {t('replay.start')}
      </Button>
    </div>
  );
}
