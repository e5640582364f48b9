/**
 * What a press does. `ticket` and `answer` are presses the platform tells us of: one opens a conversation, the other has a
 * text said by the desk alone. `other` is a kind the platform knows and the desk only carries on.
 */
export const MENU_KINDS = ['ticket', 'answer', 'link', 'mini_program', 'other'] as const;
export type MenuKind = (typeof MENU_KINDS)[number];

/** One button that does something. All fields are kept whatever its kind, so that changing one's mind loses nothing. */
export interface MenuButton {
  /** What the platform tells of a press; chosen by us, the same as long as the button lives. */
  key: string;
  name: string;
  kind: MenuKind;
  /** What the desk says; for `answer`. */
  text: string;
  /** The page opened; for a mini program, the page that old versions of WeChat open instead. */
  url: string;
  appId: string;
  page: string;
  /** As the platform wrote it; for `other`. */
  raw: Record<string, string>;
}

/** A button of the first level: with buttons of its own it only opens them. */
export interface MenuEntry extends MenuButton {
  buttons: MenuButton[];
}

/** What the platform allows (「创建自定义菜单」): bytes of UTF-8 are refused beyond, Chinese characters are cut on the phone. */
export const MENU_LIMITS = {
  first: { most: 3, nameBytes: 16, characters: 4 },
  second: { most: 5, nameBytes: 60, characters: 8 },
  urlBytes: 1024,
  keyBytes: 128,
  textBytes: 2048,
} as const;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Whether a text has more bytes of UTF-8 than that. */
export const isLonger = (text: string, bytes: number): boolean => bytesOf(text) > bytes;

/** How a phone shows a name: what has more room than the level's Chinese characters ends in dots; two Latin letters take one. */
export function shownName(name: string, level: 'first' | 'second'): string {
  const room = MENU_LIMITS[level].characters * 2;
  let used = 0;
  let shown = '';
  for (const character of name) {
    used += bytesOf(character) > 2 ? 2 : 1;
    if (used > room) return `${shown}…`;
    shown += character;
  }
  return shown;
}
