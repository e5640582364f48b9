import { isLonger, MENU_LIMITS, type MenuButton, type MenuEntry } from './menu';

/** What is wrong, at a path as a form knows it: `buttons.0.buttons.2.name`. */
export interface MenuFault {
  path: string;
  rule:
    'required' | 'too_many' | 'name_too_long' | 'https_needed' | 'too_big' | 'invalid_format' | 'same_key' | 'foreign';
}

type Level = 'first' | 'second';
type Check = (button: MenuButton) => Partial<Record<keyof MenuButton, MenuFault['rule'] | false>>;

const APP_ID = /^wx[0-9a-f]{16}$/;

/** Kinds that 「创建自定义菜单」 takes; what was set on the platform's own site in other kinds can't be written again. */
const CARRIED_ON = new Set([
  ...['scancode_push', 'scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select'],
  ...['media_id', 'article_id', 'article_view_limited', 'view_limited'],
]);

const CHECKS: Record<MenuButton['kind'], Check> = {
  ticket: () => ({}),
  answer: ({ text }) => ({
    text: (!text.trim() && 'required') || (isLonger(text, MENU_LIMITS.textBytes) && 'too_big'),
  }),
  link: ({ url }) => ({ url: urlFault(url) }),
  mini_program: ({ appId, page, url }) => ({
    appId: !APP_ID.test(appId) && 'invalid_format',
    page: (!page.trim() && 'required') || (isLonger(page, MENU_LIMITS.urlBytes) && 'too_big'),
    url: urlFault(url),
  }),
  other: ({ raw }) => ({ kind: !CARRIED_ON.has(raw.type ?? '') && 'foreign' }),
};

/** Everything the platform would refuse in a menu, before it is asked. An empty list means that it may be published. */
export function menuFaults(menu: readonly MenuEntry[]): MenuFault[] {
  return [...countFaults('buttons', menu.length, 'first'), ...menu.flatMap(entryFaults), ...sameKeys(menu)];
}

function entryFaults(entry: MenuEntry, i: number): MenuFault[] {
  const path = `buttons.${i}`;
  if (entry.buttons.length === 0) return [...nameFaults(path, entry.name, 'first'), ...actFaults(path, entry)];
  return [
    ...nameFaults(path, entry.name, 'first'),
    ...countFaults(`${path}.buttons`, entry.buttons.length, 'second'),
    ...entry.buttons.flatMap((button, n) => {
      const below = `${path}.buttons.${n}`;
      return [...nameFaults(below, button.name, 'second'), ...actFaults(below, button)];
    }),
  ];
}

function countFaults(path: string, count: number, level: Level): MenuFault[] {
  if (count === 0) return [{ path, rule: 'required' }];
  return count > MENU_LIMITS[level].most ? [{ path, rule: 'too_many' }] : [];
}

function nameFaults(path: string, name: string, level: Level): MenuFault[] {
  if (!name.trim()) return [{ path: `${path}.name`, rule: 'required' }];
  return isLonger(name, MENU_LIMITS[level].nameBytes) ? [{ path: `${path}.name`, rule: 'name_too_long' }] : [];
}

function actFaults(path: string, button: MenuButton): MenuFault[] {
  const found = Object.entries(CHECKS[button.kind](button)).flatMap(([field, rule]) =>
    rule ? [{ path: `${path}.${field}`, rule }] : [],
  );
  const wrongKey = !button.key || isLonger(button.key, MENU_LIMITS.keyBytes);
  return wrongKey ? [...found, { path: `${path}.key`, rule: 'invalid_format' }] : found;
}

/** Two buttons with one key would be one button to us. */
function sameKeys(menu: readonly MenuEntry[]): MenuFault[] {
  const all = pressable(menu);
  const again = all.filter(({ button }, i) => all.findIndex((other) => other.button.key === button.key) < i);
  return again.map(({ path }) => ({ path: `${path}.key`, rule: 'same_key' }));
}

function urlFault(url: string): MenuFault['rule'] | false {
  if (!url.trim()) return 'required';
  if (!URL.canParse(url)) return 'invalid_format';
  if (new URL(url).protocol !== 'https:') return 'https_needed';
  return isLonger(url, MENU_LIMITS.urlBytes) && 'too_big';
}

export interface Pressable {
  path: string;
  level: Level;
  button: MenuButton;
}

/** The buttons that do something, with their paths, in the order of the menu. */
export function pressable(menu: readonly MenuEntry[]): Pressable[] {
  return menu.flatMap((entry, i): Pressable[] =>
    entry.buttons.length === 0
      ? [{ path: `buttons.${i}`, level: 'first', button: entry }]
      : entry.buttons.map((button, n) => ({ path: `buttons.${i}.buttons.${n}`, level: 'second', button })),
  );
}
