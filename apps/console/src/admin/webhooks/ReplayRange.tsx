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
export function ReplayRange({ webhookId, onReplayed }: ReplayRangeProps) {
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
  const form = (
    <div className="wh-replay">
      <Segmented
        value={hours}
        onChange={setHours}
        options={HOURS.map((value) => ({ value, label: t(`last.${value}`) }))}
      />
      <Segmented
        value={which}
        onChange={setWhich}
        options={(['missed', 'all'] as const).map((value) => ({ value, label: t(`replay.${value}`) }))}
      />
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
  return (
    <Popover content={form} trigger="click" placement="bottomLeft">
      <Button size="small" className="wh-replay-open" icon={<History size={13} />} data-testid="webhook-replay-open">
        {t('replay.open')}
      </Button>
    </Popover>
  );
}
