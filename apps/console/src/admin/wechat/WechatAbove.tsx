import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { WechatCallback } from '../inboxes/WechatCallback';
import { SideLinks } from './WechatSides';
import './wechat.css';

/** Above an official account's settings: where its menu and its codes are, and what goes into the platform's console. */
export function WechatAbove({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('wechat-menu');
  return (
    <>
      <nav className="wm-links" aria-label={t('sides')}>
        <SideLinks inboxId={inbox.id} />
      </nav>
      <WechatCallback inbox={inbox} />
    </>
  );
}
