import { Injectable } from '@nestjs/common';
import { CallbackRefused } from '#channels/tencent';
import { answerEcho, type CallbackQuery, openCall } from '#channels/wecom';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { StreamsService } from './streams.service';
import { WecomAccounts } from './wecom-accounts.service';

/** One call of the platform: proven, written down, acknowledged. What there is to fetch is fetched by itself. */
@Injectable()
export class WecomCallbacks {
  constructor(
    private readonly accounts: WecomAccounts,
    private readonly streams: StreamsService,
    private readonly clock: Clock,
  ) {}

  async echo(key: string, query: CallbackQuery): Promise<string> {
    const { settings } = await this.accounts.byHookKey(key);
    return proven(() => answerEcho(settings, query, this.clock.now()));
  }

  /** Resolves once it is committed that there is something to fetch (law 2). */
  async call(key: string, query: CallbackQuery, body: Buffer): Promise<void> {
    const account = await this.accounts.byHookKey(key);
    const called = proven(() => openCall(account.settings, query, body, this.clock.now()));
    if (called.kind === 'other') return;
    if (called.kind === 'unreadable') {
      await this.accounts.failed(account.inbox.id, `wecom_${called.fault.code}`);
      // What it would have said can be asked for without it.
      return this.streams.nudge(account.inbox.id, null);
    }
    const { openKfId, token } = called.nudge;
    const inbox = await this.accounts.sibling(account, openKfId);
    if (inbox) await this.streams.nudge(inbox.id, token);
  }
}

/** The reason is for the lists of faults; whoever called without the token learns only that it was refused. */
function proven<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof CallbackRefused) throw new DomainError('callback_refused', { reason: error.code });
    throw error;
  }
}
