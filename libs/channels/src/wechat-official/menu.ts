import type { MenuButton, MenuEntry } from '#domain';

/** A button as the platform writes it, in 「创建自定义菜单」 as in 「查询自定义菜单信息」. */
export interface WrittenButton {
  name?: string;
  type?: string;
  key?: string;
  url?: string;
  value?: string;
  appid?: string;
  pagepath?: string;
  sub_button?: WrittenButton[] | { list?: WrittenButton[] };
  [field: string]: unknown;
}

/** A menu in the platform's words. What only opens others has neither kind nor act of its own. */
export const writtenMenu = (menu: readonly MenuEntry[]): WrittenButton[] =>
  menu.map((entry) =>
    entry.buttons.length > 0 ? { name: entry.name.trim(), sub_button: entry.buttons.map(written) } : written(entry),
  );

function written({ name, kind, key, url, appId, page, raw }: MenuButton): WrittenButton {
  const called = { name: name.trim() };
  if (kind === 'link') return { ...called, type: 'view', url };
  if (kind === 'mini_program') return { ...called, type: 'miniprogram', url, appid: appId, pagepath: page };
  if (kind === 'other') return { ...raw, ...called };
  return { ...called, type: 'click', key };
}

/** Buttons of the platform's own site that only say a text. */
const SAYS_TEXT = 'text';

/**
 * A menu as the platform tells it. What a key meant is asked of `known`; a press that nobody knows opens a conversation. `newKey` names
 * buttons that have no key at the platform.
 */
export function readMenu(
  buttons: readonly WrittenButton[],
  known: (key: string) => Pick<MenuButton, 'kind' | 'text'> | undefined,
  newKey: () => string,
): MenuEntry[] {
  const read = (button: WrittenButton): MenuButton => {
    const key = wordOf(button.key) || newKey();
    const blank: MenuButton = { ...BLANK, key, name: wordOf(button.name) };
    const { type = '' } = button;
    if (type === 'click') return { ...blank, ...(known(key) ?? { kind: 'ticket', text: '' }) };
    if (type === 'view') return { ...blank, kind: 'link', url: wordOf(button.url) };
    if (type === SAYS_TEXT) return { ...blank, kind: 'answer', text: wordOf(button.value) };
    if (type === 'miniprogram') return { ...blank, kind: 'mini_program', ...programOf(button) };
    return { ...blank, kind: 'other', raw: rawOf(button) };
  };
  return buttons.map((button) => {
    const below = Array.isArray(button.sub_button) ? button.sub_button : (button.sub_button?.list ?? []);
    if (below.length === 0) return { ...read(button), buttons: [] };
    return { ...BLANK, key: newKey(), name: wordOf(button.name), buttons: below.map(read) };
  });
}

const BLANK: Omit<MenuButton, 'key' | 'name'> = { kind: 'ticket', text: '', url: '', appId: '', page: '', raw: {} };

const programOf = ({ url, appid, pagepath }: WrittenButton) => ({
  url: wordOf(url),
  appId: wordOf(appid),
  page: wordOf(pagepath),
});

/** All but the name, which is kept in its own place, and what hangs below. */
const rawOf = ({ name: _, sub_button: __, ...rest }: WrittenButton): Record<string, string> =>
  Object.fromEntries(
    Object.entries(rest).flatMap(([field, value]) => (typeof value === 'string' ? [[field, value]] : [])),
  );

const wordOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Whether people see the same by both. */
export const isSameMenu = (a: readonly MenuEntry[], b: readonly MenuEntry[]): boolean => shape(a) === shape(b);

const shape = (menu: readonly MenuEntry[]): string => JSON.stringify(writtenMenu(menu).map(sorted));

function sorted(button: WrittenButton): unknown {
  const below = Array.isArray(button.sub_button) ? { sub_button: button.sub_button.map(sorted) } : {};
  return Object.entries({ ...button, ...below }).sort(([a], [b]) => (a < b ? -1 : 1));
}
