import type { WechatMenu } from '#contract';
import { type MenuButton, type MenuEntry, MENU_LIMITS } from '#domain';

/** A button's place: of the first level, or `below` one of those. */
export interface Place {
  first: number;
  below: number | null;
}

/** Where editing begins: what somebody left unfinished, else what was published here, else what people see. */
export function menuToEdit({ draft, published, live, differs }: WechatMenu): MenuEntry[] {
  if (draft) return draft.buttons;
  return (differs ? live : published?.buttons) ?? live ?? [];
}

export const pathOf = ({ first, below }: Place): string =>
  below === null ? `buttons.${first}` : `buttons.${first}.buttons.${below}`;

/** The place a fault's path is about; null when it is about the whole menu. */
export function placeOf(path: string): Place | null {
  const [, first, , below] = /^buttons\.(\d+)(\.buttons\.(\d+))?/.exec(path) ?? [];
  return first === undefined ? null : { first: Number(first), below: below === undefined ? null : Number(below) };
}

export const buttonAt = (menu: MenuEntry[], { first, below }: Place): MenuButton | undefined =>
  below === null ? menu[first] : menu[first]?.buttons[below];

export const newButton = (): MenuButton => ({
  key: crypto.randomUUID(),
  name: '',
  kind: 'ticket',
  text: '',
  url: '',
  appId: '',
  page: '',
  raw: {},
});

export const mayAdd = (menu: MenuEntry[], first: number | null): boolean =>
  first === null ? menu.length < MENU_LIMITS.first.most : (menu[first]?.buttons.length ?? 0) < MENU_LIMITS.second.most;

/** One more button at the end of its level, and where it is. */
export function added(menu: MenuEntry[], first: number | null): { menu: MenuEntry[]; place: Place } {
  if (first === null)
    return { menu: [...menu, { ...newButton(), buttons: [] }], place: { first: menu.length, below: null } };
  const below = menu[first]!.buttons.length;
  return { menu: withBelow(menu, first, (buttons) => [...buttons, newButton()]), place: { first, below } };
}

export function changed(menu: MenuEntry[], { first, below }: Place, patch: Partial<MenuButton>): MenuEntry[] {
  if (below === null) return menu.map((entry, i) => (i === first ? { ...entry, ...patch } : entry));
  return withBelow(menu, first, (buttons) => buttons.map((one, n) => (n === below ? { ...one, ...patch } : one)));
}

export function removed(menu: MenuEntry[], { first, below }: Place): MenuEntry[] {
  if (below === null) return menu.filter((_, i) => i !== first);
  return withBelow(menu, first, (buttons) => buttons.filter((_, n) => n !== below));
}

/** One place towards the start (-1) or the end (1) of its level; null when there is none. */
export function moved(
  menu: MenuEntry[],
  { first, below }: Place,
  by: -1 | 1,
): { menu: MenuEntry[]; place: Place } | null {
  const [from, count] = below === null ? [first, menu.length] : [below, menu[first]?.buttons.length ?? 0];
  const to = from + by;
  if (to < 0 || to >= count) return null;
  if (below === null) return { menu: swapped(menu, from, to), place: { first: to, below: null } };
  return { menu: withBelow(menu, first, (buttons) => swapped(buttons, from, to)), place: { first, below: to } };
}

const withBelow = (menu: MenuEntry[], first: number, change: (buttons: MenuButton[]) => MenuButton[]): MenuEntry[] =>
  menu.map((entry, i) => (i === first ? { ...entry, buttons: change(entry.buttons) } : entry));

function swapped<T>(items: T[], a: number, b: number): T[] {
  const next = [...items];
  [next[a], next[b]] = [next[b]!, next[a]!];
  return next;
}
