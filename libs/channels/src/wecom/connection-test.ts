import type { TestReport } from '../channel';
import type { TokenKeeper } from '../tencent/token-keeper';
import { WecomApi, wecomToken } from './api';
import { outcomeOf } from './failures';
import { wecomSettings, type WecomSettings } from './settings';

/** Tries what an admin entered without saying anything to anybody. Details are codes the screens translate. */
export async function testAccount(settings: WecomSettings, tokens: TokenKeeper): Promise<TestReport> {
  const { corpId, secret, apiUrl, openKfId } = settings;
  const account = { corpId, secret, apiUrl };
  const steps = [
    await step('settings', async () => void wecomSettings.parse(settings)),
    await step('token', async () => void (await tokens.current(wecomToken(account)))),
    await step('account', async () => {
      const known = await new WecomApi(account, tokens).accounts();
      if (!known.some((one) => one.openKfId === openKfId)) throw new UnknownAccount();
    }),
  ];
  return { ok: steps.every(({ ok }) => ok), steps };
}

class UnknownAccount extends Error {}

async function step(name: string, work: () => Promise<void>): Promise<TestReport['steps'][number]> {
  try {
    await work();
    return { step: `wecom.${name}`, ok: true, detail: '' };
  } catch (error) {
    return { step: `wecom.${name}`, ok: false, detail: wordsFor(error) };
  }
}

function wordsFor(error: unknown): string {
  if (error instanceof UnknownAccount) return 'wecom_wrong_account';
  if ((error as Error).name === 'ZodError') return 'wecom_settings_incomplete';
  const outcome = outcomeOf(error);
  return 'error' in outcome ? outcome.error : '';
}
