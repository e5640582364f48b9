import type { TestReport } from '../channel';
import { WechatApi } from './api';
import { outcomeOf } from './failures';
import { wechatSettings, type WechatSettings } from './settings';
import type { TokenKeeper } from '../tencent/token-keeper';
import { stableToken } from './stable-token';

/** Tries what an admin entered against the platform without saying anything to anybody. Details are codes the screens translate. */
export async function testAccount(settings: WechatSettings, tokens: TokenKeeper): Promise<TestReport> {
  const { appId, appSecret, apiUrl } = settings;
  const account = { appId, appSecret, apiUrl };
  const steps = [
    await step('settings', async () => void wechatSettings.parse(settings)),
    await step('token', async () => void (await tokens.current(stableToken(account)))),
    await step('api', async () => void (await new WechatApi(account, tokens).callbackAddresses())),
  ];
  return { ok: steps.every(({ ok }) => ok), steps };
}

async function step(name: string, work: () => Promise<void>): Promise<TestReport['steps'][number]> {
  try {
    await work();
    return { step: `wechat.${name}`, ok: true, detail: '' };
  } catch (error) {
    return { step: `wechat.${name}`, ok: false, detail: wordsFor(error) };
  }
}

function wordsFor(error: unknown): string {
  if ((error as Error).name === 'ZodError') return 'wechat_settings_incomplete';
  const outcome = outcomeOf(error);
  return 'error' in outcome ? outcome.error : '';
}
