import { Injectable, Logger } from '@nestjs/common';
import {
  answerEcho,
  type Callback,
  type CallbackQuery,
  externalIdOf,
  LONGEST_TEXT_BYTES,
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
import type { Greeting } from './wechat.repository';
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
    const said = await this.inTime(accepted, callback);
    return said ? this.say(account, query, callback, said.text) : NOTHING_TO_SAY;
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

  /**
   * What may be said with this very answer, when it is known in time; else the work goes on without it, and a greeting that comes
   * later is sent like a reply. Stored input that fails now is read again by the sweep.
   */
  private inTime(accepted: Accepted, callback: Callback): Promise<Said | null> {
    return new Promise((resolve) => {
      let isOver = false;
      const answer = (said: Said | null): void => {
        clearTimeout(timer);
        isOver = true;
        resolve(said);
      };
      const timer = setTimeout(() => answer(null), ANSWER_WITHIN_MS);
      this.said(accepted, callback)
        .then((said) => (isOver ? said?.id && this.greetings.missed(said.id) : answer(said)))
        .catch((error: unknown) => {
          this.logger.error(`receipt ${accepted.id} not let in: ${String(error)}`);
          answer(null);
        });
    });
  }

  /** A greeting of the ticket, else what a press or a scan has the desk say; a repeated call is answered alike. */
  private async said(accepted: Accepted, { xml }: Callback): Promise<Said | null> {
    const greeting = await this.letIn(accepted);
    const event = greeting ? null : xml && eventIn(xml);
    if (!event) return greeting;
    const { answer } = await this.meanings.of(accepted.inboxId, event);
    return answer === null ? null : { id: null, text: answer };
  }

  /** A repeated call gets the same once more; a new one is looked behind only when something was said. */
  private async letIn(accepted: Accepted): Promise<Greeting | null> {
    if (accepted.state !== 'received') return accepted.messageId ? this.greetings.after(accepted.messageId) : null;
    let greeted = false;
    const answers = (text: string): boolean => (greeted = Buffer.byteLength(text) <= LONGEST_TEXT_BYTES);
    const received = await this.inputs.process(accepted, { answers });
    const looks = received?.messageId && (greeted || received.duplicate);
    return looks ? this.greetings.after(received.messageId!) : null;
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

/** Words of the desk; `id` where they are a message of a ticket. */
interface Said {
  id: string | null;
  text: string;
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
