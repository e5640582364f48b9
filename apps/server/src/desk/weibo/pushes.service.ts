import { Injectable, Logger } from '@nestjs/common';
import { answerWeiboEcho, checkPush, pushIdOf, type PushQuery, PushRefused } from '#channels/weibo';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CallbackNonces } from '../intake/callback-nonces';
import { InputsService } from '../intake/inputs.service';
import { WeiboAccounts } from './weibo-accounts.service';

/** The platform waits 5 seconds, and then calls again. */
const ANSWER_WITHIN_MS = 3_500;

/** One call of the platform: proven, stored, let in. It is acknowledged only after the commit (law 2). */
@Injectable()
export class PushesService {
  private readonly logger = new Logger(PushesService.name);

  constructor(
    private readonly accounts: WeiboAccounts,
    private readonly inputs: InputsService,
    private readonly nonces: CallbackNonces,
    private readonly clock: Clock,
  ) {}

  async echo(key: string, query: PushQuery): Promise<string> {
    const { settings } = await this.accounts.byHookKey(key);
    return proven(() => answerWeiboEcho(settings, query, this.clock.now()));
  }

  async push(key: string, query: PushQuery, body: Buffer): Promise<void> {
    const { inbox, settings } = await this.accounts.byHookKey(key);
    const now = this.clock.now();
    proven(() => checkPush(settings, query, now));
    if (!(await this.nonces.isFirst(inbox.id, query, body, now)))
      throw new DomainError('callback_refused', { reason: 'replayed' });
    const { timestamp = '', nonce = '' } = query;
    const input = { externalId: pushIdOf(body), raw: body, receivedAt: now, envelope: { timestamp, nonce } };
    const accepted = await this.inputs.accept(inbox.id, input);
    if (accepted.state !== 'received') return;
    const letIn = this.inputs
      .process(accepted)
      .catch((error: unknown) => this.logger.error(`receipt ${accepted.id}: ${String(error)}`));
    await inTime(letIn);
  }
}

/**
 * Waits for what was said to be let in, so that what comes after finds it there, but not longer than the platform waits for us. Stored
 * input that fails or takes longer is read by the sweep.
 */
async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ANSWER_WITHIN_MS)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** The reason is for our log; whoever called without the secret learns only that it was refused. */
function proven<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof PushRefused) throw new DomainError('callback_refused', { reason: error.code });
    throw error;
  }
}
