import type { TestReport } from '../channel';
import { NotInstalled, packagePath } from './packages';

/** Whether this machine has what an account needs. Whether WeChat lets it in shows only when somebody scans. */
export function testInstalled(puppet: string, folder: string | null): TestReport {
  const steps = [step('wechaty', 'wechaty', null), step('puppet', puppet, folder)];
  return { ok: steps.every(({ ok }) => ok), steps };
}

function step(name: string, wanted: string, folder: string | null): TestReport['steps'][number] {
  try {
    packagePath(wanted, folder);
    return { step: `wechat_personal.${name}`, ok: true, detail: '' };
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error;
    return { step: `wechat_personal.${name}`, ok: false, detail: `wechaty_not_installed: ${error.message}` };
  }
}
