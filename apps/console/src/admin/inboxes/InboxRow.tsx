import { Switch } from 'antd';
import { CircleAlert, CircleCheck, CircleDashed, CircleSlash, Clock, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { ChannelIcon, useNow } from '../../ui';
import { useAttempt } from '../pieces/use-attempt';
import { useAgo } from '../pieces/use-ago';
import type { useAdminList } from '../pieces/use-admin-list';
import { cannotSend, healthMark, plainFault, type HealthMark } from './inbox-health';

const MARK_ICONS: Record<HealthMark, LucideIcon> = {
  connected: CircleCheck,
  by_door: CircleCheck,
  connecting: CircleDashed,
  failed: CircleAlert,
  stuck: Clock,
  off: CircleSlash,
};

interface InboxRowProps {
  inbox: Inbox;
  selected: boolean;
  onOpen(): void;
  list: ReturnType<typeof useAdminList<'listInboxes'>>;
}

export function InboxRow({ inbox, selected, onOpen, list }: InboxRowProps) {
  const { t } = useTranslation('admin');
  const { teams } = useBootstrap();
  const { attempt, error } = useAttempt();
  const enable = async (enabled: boolean) => {
    list.show((rows) => rows.map((row) => (row.id === inbox.id ? { ...row, enabled } : row)));
    await attempt(() => api('patchInbox', { params: { id: inbox.id }, body: { enabled } }));
    await list.reload();
  };
  const rowClass = ['pc-row', 'ib-row', selected && 'on', !inbox.enabled && 'off'].filter(Boolean).join(' ');
  return (
    <div className={rowClass}>
      <span className="ib-channel" style={{ color: inbox.colour }}>
        <ChannelIcon channel={inbox.channel} />
      </span>
      <div className="pc-cut">
        <button type="button" className="pc-row-title" onClick={onOpen}>
          {inbox.name}
        </button>
        <div className="pc-small pc-cut">
          {t(`inboxes.channel.${inbox.channel}.title`)} ·{' '}
          {teams.find(({ id }) => id === inbox.teamId)?.name ?? t('inboxes.everyTeam')}
        </div>
      </div>
      <Health inbox={inbox} />
      <div className="pc-row-acts">
        <Switch
          size="small"
          checked={inbox.enabled}
          aria-label={t('inboxes.enabledOf', { name: inbox.name })}
          onChange={(on) => void enable(on)}
        />
      </div>
      {error !== null && (
        <p className="pc-fault ib-wide" role="alert">
          {problemText(error, t)}
        </p>
      )}
    </div>
  );
}

/** State in words with an icon, what went wrong in plain words, and when something last passed. */
export function Health({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('admin');
  const ago = useAgo();
  const mark = healthMark(inbox, useNow());
  const Icon = MARK_ICONS[mark];
  const { error, lastInboundAt, lastOutboundAt, oldestUnsentAt } = inbox.health;
  return (
    <div className={`ib-health ib-${mark}`}>
      <div className="ib-state">
        <Icon size={14} aria-hidden /> {t(`inboxes.health.${mark}`)}
        {(mark === 'failed' || mark === 'connected') && error && (
          <span className="ib-error">{t(`inboxes.fault.${plainFault(error)}`)}</span>
        )}
        {mark === 'stuck' && oldestUnsentAt && (
          <span className="ib-error">{t('inboxes.oldest', { ago: ago(oldestUnsentAt) })}</span>
        )}
      </div>
      {inbox.enabled && cannotSend(inbox) && <div className="pc-small">{t('inboxes.cannotSend')}</div>}
      {(lastInboundAt ?? lastOutboundAt) && (
        <div className="pc-small pc-cut">
          {t('inboxes.lastIn', { ago: lastInboundAt ? ago(lastInboundAt) : t('inboxes.never') })} ·{' '}
          {t('inboxes.lastOut', { ago: lastOutboundAt ? ago(lastOutboundAt) : t('inboxes.never') })}
        </div>
      )}
    </div>
  );
}
