import type { TestReport } from '../channel';
import { NotAnswered, post } from '../webhooks/post';
import type { ReplyTarget } from './reply';

/** Posts a signed `webhook.test` and says how far it came. Without an address there is nothing to reach: the program asks by itself. */
export async function testTarget(target: ReplyTarget, id: string, at: Date): Promise<TestReport> {
  if (!target.url) return { ok: true, steps: [] };
  const body = JSON.stringify({ type: 'webhook.test', timestamp: at.toISOString(), data: {} });
  try {
    const { status, excerpt } = await post({ ...target, id, body, at });
    const ok = status >= 200 && status < 300;
    const steps = [
      { step: 'api.reached', ok: true, detail: '' },
      { step: 'api.accepted', ok, detail: ok ? String(status) : `api_status: ${status} ${excerpt.slice(0, 200)}` },
    ];
    return { ok, steps };
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return { ok: false, steps: [{ step: 'api.reached', ok: false, detail: `api_${error.message}` }] };
  }
}
