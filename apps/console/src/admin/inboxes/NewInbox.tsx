import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelKindName, Inbox } from '#contract';
import { NewInboxSheet } from './InboxSheet';
import { INBOX_KINDS, type InboxKind } from './kinds';

const OFFERED = Object.entries(INBOX_KINDS) as [ChannelKindName, InboxKind][];

interface NewInboxProps {
  onClose(): void;
  onCreated(inbox: Inbox): Promise<void>;
}

/** First the channel, then what this channel needs; both in the same side sheet. */
export function NewInbox({ onClose, onCreated }: NewInboxProps) {
  const { t } = useTranslation('admin');
  const [channel, setChannel] = useState<ChannelKindName | null>(null);
  if (channel) {
    return <NewInboxSheet channel={channel} onBack={() => setChannel(null)} onClose={onClose} onCreated={onCreated} />;
  }
  return (
    <Drawer open rootClassName="pc-sheet" title={t('inboxes.new')} size={620} onClose={onClose}>
      <p className="pc-dim ib-lead">{t('inboxes.which')}</p>
      <div className="ib-channels">
        {OFFERED.map(([key, { icon: Icon }], index) => (
          <button
            key={key}
            type="button"
            autoFocus={index === 0}
            onClick={() => setChannel(key)}
            data-testid={`inbox-channel-${key}`}
          >
            <Icon size={22} aria-hidden />
            <span>
              <b>{t(`inboxes.channel.${key}.title`)}</b>
              <small>{t(`inboxes.channel.${key}.text`)}</small>
            </span>
          </button>
        ))}
      </div>
    </Drawer>
  );
}
