import {
  AtSign,
  Code2,
  Globe,
  Headset,
  Mail,
  MessageCircle,
  MessagesSquare,
  Phone,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChannelKindName } from '#contract';

const ICONS: Record<ChannelKindName, LucideIcon> = {
  email: Mail,
  'wechat-official': MessagesSquare,
  wecom: Headset,
  'wechat-personal': MessageCircle,
  weibo: AtSign,
  'web-chat': Globe,
  phone: Phone,
  api: Code2,
};

export function ChannelIcon({ channel, size = 14 }: { channel: ChannelKindName; size?: number }) {
  const { t } = useTranslation();
  const Icon = ICONS[channel];
  const name = t(`channel.${channel}`);
  return (
    <span title={name} role="img" aria-label={name} style={{ display: 'inline-flex', flex: 'none' }}>
      <Icon size={size} aria-hidden />
    </span>
  );
}
