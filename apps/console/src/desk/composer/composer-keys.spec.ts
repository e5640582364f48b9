import { composerAct, type ComposerAct, type ComposerKeyState } from './composer-keys';

const plain: ComposerKeyState = { popup: false, better: false, enterSends: false };
const press = (key: string, over: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...over,
});

describe('keys in the composer', () => {
  test.each<[string, string, object, Partial<ComposerKeyState>, ComposerAct | null]>([
    ['Enter breaks the line', 'Enter', {}, {}, null],
    ['Ctrl+Enter sends', 'Enter', { ctrlKey: true }, {}, 'send'],
    ['⌘Enter sends', 'Enter', { metaKey: true }, {}, 'send'],
    ['Enter sends where that is set', 'Enter', {}, { enterSends: true }, 'send'],
    ['Shift+Enter breaks the line where Enter sends', 'Enter', { shiftKey: true }, { enterSends: true }, null],
    ['Alt+Enter is nobody’s', 'Enter', { altKey: true }, { enterSends: true }, null],
    ['a letter only writes', 'e', {}, { enterSends: true }, null],
    ['Enter takes the snippet before it sends', 'Enter', {}, { popup: true, enterSends: true }, 'popup_take'],
    ['Tab takes the snippet before the better wording', 'Tab', {}, { popup: true, better: true }, 'popup_take'],
    ['Ctrl+Enter sends past the list of snippets', 'Enter', { ctrlKey: true }, { popup: true }, 'send'],
    ['the arrow moves in the list', 'ArrowDown', {}, { popup: true }, 'popup_next'],
    ['the arrow moves the caret without a list', 'ArrowDown', {}, {}, null],
    ['Escape closes the list first', 'Escape', {}, { popup: true }, 'popup_close'],
    ['Escape leaves the text', 'Escape', {}, {}, 'leave'],
    ['Tab takes the better wording (DOMAIN H12)', 'Tab', {}, { better: true }, 'better'],
    ['Tab moves on when nothing is forbidden', 'Tab', {}, {}, null],
    ['Shift+Tab moves back all the same', 'Tab', { shiftKey: true }, { better: true }, null],
  ])('%s', (_, key, over, state, act) => {
    expect(composerAct(press(key, over), { ...plain, ...state })).toBe(act);
  });

  test.each<[string, object]>([
    ['the flag', { isComposing: true }],
    ['the key code alone, as Safari has it', { keyCode: 229 }],
  ])('belong to the input method while it composes: %s', (_, over) => {
    const everything = { popup: true, better: true, enterSends: true };
    for (const key of ['Enter', 'Tab', 'Escape', 'ArrowDown']) {
      expect(composerAct(press(key, over), everything)).toBeNull();
    }
    expect(composerAct(press('Enter', { ...over, ctrlKey: true }), everything)).toBeNull();
  });
});
