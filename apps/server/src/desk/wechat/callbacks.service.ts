import { Injectable, Logger } from '@nestjs/common';
import {
  answerEcho,
  type Callback,
  type CallbackQuery,
  externalIdOf,
  needsNonces,
  NOTHING_TO_SAY,
  openCallback,
  passiveText,
  readInbound,
  type WechatInbound,
} from '#channels/wechat-official';
import { CallbackRefused } from '#channels/tencent';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CallbackNonces } from '../intake/callback-nonces';
import { type Accepted, InputsService } from '../intake/inputs.service';
import { EventMeanings } from './event-meanings.service';
import { PassiveGreetings } from './passive-greetings.service';
import { type WechatAccount, WechatAccounts } from './wechat-accounts.service';

/** The platform waits 5 seconds (ANCHORS 2.F row 58). Whatever takes longer goes on without its answer. */
const ANSWER_WITHIN_MS = 3_500;

/** One call of the platform: proven, stored, let in, answered. It is acknowledged only after the commit (law 2). */
@Injectable()
export class CallbacksService {
  private readonly logger = new Logger(CallbacksService.name);

  constructor(
    private readonly accounts: WechatAccounts,
    private readonly inputs: InputsService,
    private readonly greetings: PassiveGreetings,
    private readonly meanings: EventMeanings,
    private readonly nonces: CallbackNonces,
    private readonly clock: Clock,
  ) {}

  async echo(key: string, query: CallbackQuery): Promise<string> {
    const { inbox, settings } = await this.accounts.byHookKey(key);
    const echo = this.proven(inbox.id, () => answerEcho(settings, query, this.clock.now()));
    await this.accounts.reached(inbox.id);
    return echo;
  }

  async push(key: string, query: CallbackQuery, body: Buffer): Promise<string> {
    const account = await this.accounts.byHookKey(key);
    const now = this.clock.now();
    const callback = this.proven(account.inbox.id, () => openCallback(account.settings, query, body, now));
    if (needsNonces(account.settings) && !(await this.nonces.isFirst(account.inbox.id, query, body, now))) {
      this.accounts.refused(account.inbox.id, 'replayed');
      throw new DomainError('callback_refused', { reason: 'replayed' });
    }
    if (callback.fault) await this.accounts.unreadable(account.inbox.id, `wechat_${callback.fault.code}`);
    else await this.accounts.reached(account.inbox.id);
    const accepted = await this.store(account, query, body, callback, now);
    const greeting = await inTime(this.answered(accepted, callback), (error) =>
      this.logger.error(`receipt ${accepted.id} not let in: ${String(error)}`),
    );
    return greeting ? this.say(account, query, callback, greeting) : NOTHING_TO_SAY;
  }

  /** The reason is counted for the health page; whoever called without the token learns only that it was refused. */
  private proven<T>(inboxId: string, check: () => T): T {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof CallbackRefused)) throw error;
      this.accounts.refused(inboxId, error.code);
      throw new DomainError('callback_refused', { reason: error.code });
    }
  }

  /** What was opened is kept open: the key it came under may be another one when it is read again. */
  private store({ inbox }: WechatAccount, query: CallbackQuery, body: Buffer, { xml }: Callback, receivedAt: Date) {
    const { timestamp = '', nonce = '' } = query;
    return this.inputs.accept(inbox.id, {
      externalId: externalIdOf(xml ?? body),
      raw: xml ?? body,
      receivedAt,
      envelope: { timestamp, nonce, sealed: xml === null },
    });
  }

  /** A greeting of the ticket, else what a press or a scan has the desk say; a repeated call is answered alike. */
  private async answered(accepted: Accepted, { xml }: Callback): Promise<string | null> {
    const greeting = await this.letIn(accepted);
    if (greeting || !xml) return greeting;
    const event = eventIn(xml);
    return event && (await this.meanings.of(accepted.inboxId, event)).answer;
  }

  /** Answers the greeting that may be said with this very answer; a repeated call gets the same once more. */
  private async letIn(accepted: Accepted): Promise<string | null> {
    if (accepted.state !== 'received') return accepted.messageId && this.greetings.again(accepted.messageId);
    const received = await this.inputs.process(accepted);
    if (!received?.messageId) return null;
    return received.duplicate ? this.greetings.again(received.messageId) : this.greetings.take(received.messageId);
  }

  private say({ settings }: WechatAccount, { nonce = '' }: CallbackQuery, callback: Callback, text: string): string {
    const { account, from } = readInbound(callback.xml!);
    const at = this.clock.now();
    return passiveText(settings, {
      to: from.externalId,
      from: account,
      text,
      at,
      encrypted: callback.encrypted,
      nonce,
    });
  }
}

/** Null for messages, and for what can't be read: that is in quarantine by now. */
function eventIn(xml: Buffer): WechatInbound | null {
  try {
    const inbound = readInbound(xml);
    return inbound.event === null ? null : inbound;
  } catch (error) {
    if (error instanceof CallbackRefused) return null;
    throw error;
  }
}

/** The answer when it comes in time; else null, and the work goes on. Stored input that fails now is read again by the sweep. */
function inTime<T>(work: Promise<T | null>, failed: (error: unknown) => void): Promise<T | null> {
  const answer = work.catch((error: unknown) => {
    failed(error);
    return null;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
