import { hotkeyOf, type KeyPlace, type KeyPress } from './hotkeys';

const nowhere: KeyPlace = { typing: false, pressable: false, dialog: false };
const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...over,
});

describe('hotkeys', () => {
  test.each<[string, KeyPress, Partial<KeyPlace>, string | null]>([
    ['a letter', press('j'), {}, 'j'],
    ['a sign', press('?'), {}, '?'],
    ['a letter under Caps Lock', press('J'), {}, 'j'],
    ['a letter that an input method made full-width', press('ｊ', { code: 'KeyJ' }), {}, 'j'],
    ['nothing while typing', press('j'), { typing: true }, null],
    ['nothing while composing', press('j', { isComposing: true }), {}, null],
    ['nothing while composing, by key code', press('Enter', { keyCode: 229 }), {}, null],
    ['nothing under a dialog', press('e'), { dialog: true }, null],
    ['no command under a dialog either', press('k', { ctrlKey: true }), { dialog: true }, null],
    ['nothing with Alt', press('j', { altKey: true }), {}, null],
    ['the command bar by Ctrl', press('k', { ctrlKey: true }), {}, 'mod+k'],
    ['the command bar by ⌘ while typing', press('k', { metaKey: true }), { typing: true }, 'mod+k'],
    ['not the command bar while composing', press('k', { ctrlKey: true, isComposing: true }), {}, null],
    ['Enter on the page', press('Enter'), {}, 'Enter'],
    ['Enter on a button is the button’s', press('Enter'), { pressable: true }, null],
    ['a letter on a button is a hotkey', press('j'), { pressable: true }, 'j'],
  ])('%s', (_, key, place, name) => {
    expect(hotkeyOf(key, { ...nowhere, ...place })).toBe(name);
  });
});
