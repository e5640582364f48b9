import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The chat in a shop's page as its visitor uses it. */
export class WidgetPage {
  readonly frame: FrameLocator;
  readonly input: Locator;
  readonly bubble: Locator;

  constructor(
    readonly page: Page,
    within: Page | FrameLocator,
  ) {
    this.frame = within.frameLocator('[data-testid=widget-frame]');
    this.bubble = within.getByTestId('widget-bubble');
    this.input = this.by('widget-input');
  }

  by(testId: string): Locator {
    return this.frame.getByTestId(testId);
  }

  async open(): Promise<void> {
    await this.bubble.click();
    await this.live();
  }

  async live(): Promise<void> {
    await this.frame.locator('[data-testid=widget-state][data-link=live]').waitFor({ state: 'attached' });
  }

  async close(): Promise<void> {
    await this.by('widget-close').click();
  }

  async say(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  async asks(text: string): Promise<void> {
    await this.open();
    await this.say(text);
    await this.message(text).waitFor();
  }

  /** What the desk has confirmed. */
  message(words: string): Locator {
    return this.frame.locator('[data-from]').filter({ hasText: words });
  }

  /** Every word of the conversation in order, as its visitor reads it. */
  async words(): Promise<string[]> {
    return this.frame.locator('[data-from]:not([data-from=desk]) .words').allTextContents();
  }
}
