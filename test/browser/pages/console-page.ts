import type { Locator, Page } from 'playwright-core';

/** The console as its agent uses it. Names are those of the screens' test ids. */
export class ConsolePage {
  readonly composer: Locator;
  readonly conversation: Locator;

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    this.composer = this.by('composer-text');
    this.conversation = page.getByRole('log');
  }

  by(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await this.page.locator('[data-testid=connection-state][data-state=live], [data-testid=wall]').first().waitFor({
      state: 'attached',
    });
  }

  /** The row of the queue that shows these words. */
  row(words: string): Locator {
    return this.page.getByRole('option').filter({ hasText: words });
  }

  async openRow(words: string): Promise<void> {
    await this.row(words).click();
    await this.composer.waitFor();
  }

  async openTicket(number: number): Promise<void> {
    await this.goto(`/desk/${number}`);
    await this.composer.waitFor();
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text);
  }

  async send(text: string): Promise<void> {
    await this.write(text);
    await this.composer.press('Control+Enter');
    await this.reply(text).waitFor();
  }

  /** A message that the server has confirmed; what is on its way has no number yet. */
  message(words: string): Locator {
    return this.conversation.locator('[data-testid^="message-"]:not([data-testid=message-pending])').filter({
      hasText: words,
    });
  }

  reply(words: string): Locator {
    return this.message(words).and(this.page.locator('[data-side=out]'));
  }

  async setEnterSends(): Promise<void> {
    await this.by('send-settings').click();
    await this.by('enter-sends').click();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.by('login-email').fill(email);
    await this.by('login-password').fill(password);
    await this.by('login-submit').click();
  }

  /** The board's strip of a contact who waits. */
  strip(words: string): Locator {
    return this.page.locator('[data-testid^=board-strip-]').filter({ hasText: words });
  }

  async total(id: string): Promise<string> {
    return (await this.by(`board-total-${id}`).locator('[data-value]').textContent()) ?? '';
  }
}
