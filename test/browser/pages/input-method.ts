import type { CDPSession, Page } from 'playwright-core';

/** A Chinese input method over a page: keys compose, and its Enter only chooses a word. */
export class InputMethod {
  private constructor(private readonly keys: CDPSession) {}

  static async over(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  async compose(letters: string): Promise<void> {
    await this.keys.send('Input.imeSetComposition', {
      text: letters,
      selectionStart: letters.length,
      selectionEnd: letters.length,
    });
  }

  /** Enter while the composition stands, with the key code that browsers give to a key the input method took. */
  async enter(keyCode: 13 | 229): Promise<void> {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: keyCode, nativeVirtualKeyCode: keyCode };
    await this.keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await this.keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  async choose(words: string): Promise<void> {
    await this.keys.send('Input.insertText', { text: words });
  }
}
