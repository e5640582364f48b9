import type { Route } from 'playwright-core';
import { newOpenid, WechatDesk } from '../flows/wechat/wechat-desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

const LATE_MS = 600;

describeWith('chromium', 'texts and parts that come late', () => {
  let wechat: WechatDesk;
  let house: House;

  beforeAll(async () => {
    wechat = await WechatDesk.open();
    house = await House.open(wechat.desk);
  });
  afterAll(async () => {
    await house.close();
    await wechat.remote.close();
  });

  it('take no letter from who writes: what comes up beside the composer leaves the keys with it', async () => {
    const desk = await house.console(wechat.agent);
    const late = async (route: Route) => {
      await new Promise((come) => setTimeout(come, LATE_MS));
      await route.continue();
    };
    await desk.page.route('**/assets/**', late);
    await desk.page.route('**/allowance', late);
    await wechat.platform.text(newOpenid(), '还没有发货');
    await desk.openRow('还没有发货');
    await desk.composer.click();
    const typed = 'every letter that is typed while parts of the page arrive /ae';
    await desk.page.keyboard.type(typed, { delay: LATE_MS / 10 });
    await desk.by('composer-allowance').waitFor();
    expect(await desk.composer.inputValue()).toBe(typed);
    expect(await desk.page.getByRole('dialog').count()).toBe(0);
  });
});
