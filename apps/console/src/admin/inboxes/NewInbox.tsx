import { Drawer } from 'antd';
import { Braces, Mail, MessageCircle, MessagesSquare, Phone, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { NewInboxSheet, type NewChannel } from './InboxSheet';

const CHANNELS: readonly [NewChannel, LucideIcon][] = [
  ['email', Mail],
  ['web-chat', MessageCircle],
  ['wechat-official', MessagesSquare],
  ['phone', Phone],
  ['api', Braces],
];

interface NewInboxProps {
  onClose(): void;
  onCreated(inbox: Inbox): Promise<void>;
}

/** First the channel, then what this channel needs; both in the same side sheet. */
export function NewInbox({ onClose, onCreated }: NewInboxProps) {
  const { t } = useTranslation('admin');
  const [channel, setChannel] = useState<NewChannel | null>(null);
  if (channel) {
    return <NewInboxSheet channel={channel} onBack={() => setChannel(null)} onClose={onClose} onCreated={onCreated} />;
  }
  return (
    <Drawer open rootClassName="pc-sheet" title={t('inboxes.new')} size={620} onClose={onClose}>
      <p className="pc-dim ib-lead">{t('inboxes.which')}</p>
      <div className="ib-channels">
        {CHANNELS.map(([key, Icon], index) => (
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
      <p className="pc-small ib-lead">{t('inboxes.otherChannels')}</p>
    </Drawer>
  );
}
