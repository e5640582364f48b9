import type { WechatMenu } from '#contract';
import { isSameMenu } from '#channels/wechat-official';
import type { MenuEntry } from '#domain';
import type { MenuRow } from './menus.repository';

/** What people see now, or why nobody could tell. */
export type Live = { menu: MenuEntry[] } | { fault: NonNullable<WechatMenu['fault']> };

export function menuView(row: MenuRow | null, live: Live): WechatMenu {
  const menu = 'menu' in live ? live.menu : null;
  const written = (
    buttons: MenuEntry[] | null | undefined,
    at: Date | null | undefined,
    by: string | null | undefined,
  ) => (buttons && at ? { buttons, at: at.toISOString(), by: by ?? '' } : null);
  return {
    version: row?.version ?? 0,
    draft: written(row?.draft, row?.drafted_at, row?.drafted_by),
    published: written(row?.published, row?.published_at, row?.published_by),
    live: menu,
    fault: 'fault' in live ? live.fault : null,
    differs: menu !== null && !isSameMenu(menu, row?.published ?? []),
  };
}
