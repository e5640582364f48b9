// A whole desk with its built screens in a real browser, and a shop on another site that embeds the widget.
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type AgentClient, type Desk, openDesk } from '../../support/desk';
import { chromiumOptions } from '../../support/services';
import { Cable } from './cable';
import { ConsolePage } from './console-page';
import { openShop, type Shop } from './shop';
import { WidgetPage } from './widget-page';

export const PHONE = { width: 390, height: 844 };
const WAIT_MS = 30_000;
const LAPTOP = { width: 1280, height: 720 };

export interface Look {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  hasTouch?: boolean;
  /** Another way to the desk than straight. */
  by?: Cable;
}

/** What a browser of this house has beside the usual. */
interface Fittings {
  args?: string[];
  /** Runs in every page and frame before its own code. */
  script?: string;
  /** The desk is another house's to close. */
  guest?: boolean;
}

// A browser on a busy machine is slower than any other spec.
jest.setTimeout(180_000);

export class House {
  /** What a page threw or what its policy stopped: a screen that works does neither. */
  private readonly faults: string[] = [];

  private constructor(
    readonly desk: Desk,
    readonly browser: Browser,
    private readonly shop: Shop,
    private readonly fittings: Fittings,
  ) {}

  static async open(desk?: Desk, fittings: Fittings = {}): Promise<House> {
    const { args, ...chromiumFound } = chromiumOptions();
    const [browser, shop, opened] = await Promise.all([
      chromium.launch({ ...chromiumFound, args: [...args, ...(fittings.args ?? [])] }),
      openShop(),
      desk ?? openDesk(),
    ]);
    return new House(opened, browser, shop, fittings);
  }

  cable(): Promise<Cable> {
    return Cable.to(this.desk.url);
  }

  /** The console of a signed-in agent, in a browser of its own. */
  async console(agent: AgentClient, path = '/desk', look: Look = {}): Promise<ConsolePage> {
    const url = look.by?.url ?? this.desk.url;
    const page = await this.page(look);
    const [name, value] = agent.cookie.split('=') as [string, string];
    await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]);
    const screen = new ConsolePage(page, url);
    await screen.goto(path);
    return screen;
  }

  /** The console of somebody who is not signed in. */
  async stranger(path = '/login', look: Look = {}): Promise<ConsolePage> {
    const screen = new ConsolePage(await this.page(look), this.desk.url);
    await screen.page.goto(`${this.desk.url}${path}`);
    return screen;
  }

  /** The shop's page with its chat still closed, as a visitor comes to it. */
  async widget(look: Look & { sandboxed?: boolean } = {}): Promise<WidgetPage> {
    const page = await this.page(look);
    const { widgetKey: key, url } = this.desk;
    await page.goto(this.shop.page({ desk: look.by?.url ?? url, key, sandboxed: look.sandboxed }));
    return new WidgetPage(page, look.sandboxed ? page.frameLocator('iframe[sandbox]') : page);
  }

  /** Ends every browser of the last test. Set HALFHOUR_SCREENSHOTS to a folder to see what each page showed last. */
  async clear(): Promise<void> {
    const folder = process.env.HALFHOUR_SCREENSHOTS;
    const test = expect
      .getState()
      .currentTestName!.replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 80);
    const contexts = this.browser.contexts();
    for (const [index, page] of folder ? contexts.flatMap((context) => context.pages()).entries() : [])
      await page.screenshot({ path: join(folder!, `${test}-${index}.png`) });
    await Promise.all(contexts.map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.shop.close();
    if (!this.fittings.guest) await this.desk.close();
    expect(this.faults).toEqual([]);
  }

  private async page({ by: _, ...look }: Look): Promise<Page> {
    const context = await this.context(look);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message));
    page.on('console', (line) => {
      if (/Content Security Policy|Minified React error/.test(line.text())) this.faults.push(line.text());
    });
    return page;
  }

  private async context(look: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: LAPTOP,
      ...look,
    });
    context.setDefaultTimeout(WAIT_MS);
    if (this.fittings.script) await context.addInitScript({ content: this.fittings.script });
    return context;
  }
}
