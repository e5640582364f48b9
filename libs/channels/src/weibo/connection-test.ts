import type { TestReport } from '../channel';
import { WeiboApi } from './api';
import { outcomeOf, WeiboRefusal } from './failures';
import { weiboSettings, type WeiboSettings } from './settings';

/** Tries what an admin entered against the platform without saying anything to anybody. Details are codes the screens translate. */
export async function testAccount(settings: WeiboSettings): Promise<TestReport> {
  const api = new WeiboApi(settings);
  const steps = [
    await step('settings', () => void weiboSettings.parse(settings)),
    await step('token', () => checkToken(api, settings)),
    await step('comments', async () => void (await api.list('comments/to_me', '0', '0'))),
  ];
  return { ok: steps.every(({ ok }) => ok), steps };
}

async function checkToken(api: WeiboApi, { uid, appKey }: WeiboSettings): Promise<void> {
  const info = await api.tokenInfo();
  if (info.appKey !== appKey) throw new WeiboRefusal(10006, `the token is of application ${info.appKey}`);
  if (info.uid !== uid) throw new WeiboRefusal(10013, `the token is of ${info.uid}`);
  if (info.endsInSeconds <= 0) throw new WeiboRefusal(21327, 'expired_token');
}

async function step(name: string, work: () => Promise<void> | void): Promise<TestReport['steps'][number]> {
  try {
    await work();
    return { step: `weibo.${name}`, ok: true, detail: '' };
  } catch (error) {
    return { step: `weibo.${name}`, ok: false, detail: wordsFor(error) };
  }
}

function wordsFor(error: unknown): string {
  if ((error as Error).name === 'ZodError') return 'weibo_settings_incomplete';
  const outcome = outcomeOf(error);
  return 'error' in outcome ? outcome.error : '';
}
