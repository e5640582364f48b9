import { isComposing, type KeyPress } from '../../ui/hotkeys';

export type ComposerAct = 'send' | 'better' | 'leave' | 'popup_next' | 'popup_previous' | 'popup_take' | 'popup_close';

export interface ComposerKeyState {
  /** The list of snippets is open and has something to take. */
  popup: boolean;
  /** The text holds a forbidden phrase with a better wording. */
  better: boolean;
  /** Enter alone sends, Shift+Enter breaks the line. */
  enterSends: boolean;
}

type Press = Pick<KeyPress, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode'> & {
  shiftKey: boolean;
};

const IN_POPUP: Record<string, ComposerAct> = {
  ArrowDown: 'popup_next',
  ArrowUp: 'popup_previous',
  Enter: 'popup_take',
  Tab: 'popup_take',
  Escape: 'popup_close',
};

/** What a key does in the composer, or null when it only writes. A composition's keys belong to the input method. */
export function composerAct(press: Press, { popup, better, enterSends }: ComposerKeyState): ComposerAct | null {
  if (isComposing(press) || press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  if (press.key === 'Enter' && mod) return 'send';
  if (popup && !mod && !press.shiftKey && IN_POPUP[press.key]) return IN_POPUP[press.key]!;
  if (press.key === 'Enter' && enterSends && !press.shiftKey) return 'send';
  if (press.key === 'Tab' && better && !mod && !press.shiftKey) return 'better';
  return press.key === 'Escape' ? 'leave' : null;
}
