import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { CodesPage } from './codes/CodesPage';
import { MenuPage } from './menu/MenuPage';
import './wechat.css';

const SIDES = ['menu', 'codes'] as const;
export type WechatSide = (typeof SIDES)[number];

/** The inbox and the side of it that a path names: `/admin/inboxes/<id>/menu`; null for the list of inboxes. */
export function wechatSideAt(pathname: string): { inboxId: string; side: WechatSide } | null {
  const [, , , inboxId, asked] = pathname.split('/');
  const side = SIDES.find((one) => one === asked);
  return inboxId && side ? { inboxId, side } : null;
}

/** What an official account has beside its settings: the menu under its conversation, and codes to scan. */
export function WechatSides({ inbox, side }: { inbox: Inbox; side: WechatSide }) {
  const { t } = useTranslation('wechat-menu');
  return (
    <div className="wm">
      <header className="wm-head">
        <Link to="/admin/$" params={{ _splat: 'inboxes' }} aria-label={t('back')}>
          <ArrowLeft size={16} aria-hidden />
        </Link>
        <h1>{inbox.name}</h1>
        <nav>
          <SideLinks inboxId={inbox.id} current={side} />
        </nav>
      </header>
      {side === 'menu' ? <MenuPage key={inbox.id} inbox={inbox} /> : <CodesPage key={inbox.id} inbox={inbox} />}
    </div>
  );
}

export function SideLinks({ inboxId, current }: { inboxId: string; current?: WechatSide }) {
  const { t } = useTranslation('wechat-menu');
  return SIDES.map((side) => (
    <Link
      key={side}
      to="/admin/$"
      params={{ _splat: `inboxes/${inboxId}/${side}` }}
      className={side === current ? 'on' : ''}
      aria-current={side === current ? 'page' : undefined}
      data-testid={`wechat-${side}`}
    >
      {t(`side.${side}`)}
    </Link>
  ));
}
