/** What of a key press decides; a KeyboardEvent is one. */
export interface KeyPress {
  key: string;
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** Where the press happened. */
export interface KeyPlace {
  /** The focus is in a field that takes text. */
  typing: boolean;
  /** The focus is on something that Enter and Space press. */
  pressable: boolean;
  /** A dialog stands over the page. */
  dialog: boolean;
}

/** A press that belongs to an input method: its Enter chooses a word and must never send or command. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

/**
 * The name of a press as hotkeys are written: `j`, `?`, `Enter`, `mod+k`. Null when the press is not for hotkeys: while
 * typing (but for commands with the modifier), while composing, under a dialog, and Enter or Space on what they press.
 */
export function hotkeyOf(press: KeyPress, { typing, pressable, dialog }: KeyPlace): string | null {
  if (isComposing(press) || press.altKey || dialog) return null;
  const mod = press.ctrlKey || press.metaKey;
  if (mod) return `mod+${letterOf(press)}`;
  if (typing) return null;
  if (pressable && (press.key === 'Enter' || press.key === ' ')) return null;
  return letterOf(press);
}

// A Chinese input method may report a full-width or composed key: the physical key says which letter it was.
function letterOf({ key, code = '' }: KeyPress): string {
  if (key.length === 1 && /^[\x21-\x7e]$/.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
