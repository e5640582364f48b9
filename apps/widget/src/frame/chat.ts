import type { BodyOf, CallSignal, VisitorSay, VisitorSayAck } from '#contract';
import type { FirstPage } from '../wire';
import { createApi, type Api } from './api';
import { Calls } from './calls';
import { Connection } from './connection';
import { keepUnsent, unsentIn } from './kept-unsent';
import type { Memory } from './memory';
import { startPolling } from './polling';
import { deliveredSeq } from './queries';
import { createSender } from './sender';
import { persistently, startSession } from './session';
import type { ChatState, SentFile } from './state';
import { createStore } from './store';

/** Something asked once: an email address, the form, sound. */
export type Question = 'no-email' | 'no-form' | 'sound';

interface ChatOptions {
  key: string;
  /** Of this browser: who the visitor is, and what is not sent yet. */
  memory: Memory;
  /** Of this tab: what is being written. */
  tab: Memory;
  locale: 'zh-CN' | 'en';
  /** Asks the page to keep the token, when `memory` does not last. */
  keepToken(token: string): void;
}

/** Two messages of one moment may be told in either order, so a replay begins a little before what is known. */
const OVERLAP = 10;
const STALE_MS = 10 * 60_000;
const TYPING_MS = 8000;

/** One visitor's chat with one inbox: what the screen may ask for, and everything that happens by itself. */
export class Chat {
  readonly store = createStore();
  readonly api: Api;
  readonly calls: Calls;
  /** Told to the desk when the session begins. */
  first: FirstPage | undefined;
  private startedAt = 0;
  private connection: Connection | null = null;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;

  private readonly session = persistently(
    () => this.beginSession(),
    (code) => this.store.dispatch({ type: 'closed', code }),
  );
  private readonly sender = createSender(this.store, () => ({
    ready: () => this.store.state().config !== null,
    bySocket: this.connection?.live() ? (request) => this.connection!.say(request) : null,
    byHttp: (request) => this.sayByHttp(request),
    onVisitorUnknown: this.session.run,
  }));
  private readonly polling = startPolling(
    () => this.poll(),
    (code) => this.lostSession(code),
  );

  constructor(private readonly options: ChatOptions) {
    this.api = createApi(options.key, () => options.memory.get('token'));
    this.calls = new Calls({ api: this.api, signal: (signal) => this.connection?.callSignal(signal) });
    this.store.follow((state, before) => this.changed(state, before));
    for (const unsent of unsentIn(options.memory)) this.store.dispatch({ type: 'written', unsent });
  }

  /** Begins the session, and renews what the header says when it has grown old. */
  start(): void {
    if (Date.now() - this.startedAt > STALE_MS) this.session.run();
  }
  reopen(): void {
    this.store.dispatch({ type: 'closed', code: null });
    this.session.run();
  }
  /** The network or the visitor is back. */
  wake(): void {
    this.session.wake();
    this.connection?.check();
  }
  /** The network is gone, as far as the browser knows. */
  sleep(): void {
    this.connection?.drop();
  }
  say(text: string, files: SentFile[]): void {
    const sending = { attempts: 0, state: 'queued' as const, code: null };
    const unsent = { clientId: newClientId(), text, files, at: new Date().toISOString(), ...sending };
    this.store.dispatch({ type: 'written', unsent });
    this.sender.pump();
  }
  again(clientId: string): void {
    this.store.dispatch({ type: 'again', clientId });
    this.sender.pump();
  }
  drop(clientId: string): void {
    this.store.dispatch({ type: 'dropped', clientId });
  }
  typing(on: boolean): void {
    this.connection?.typing(on);
  }
  async saveDetails(details: BodyOf<'visitorDetails'>): Promise<void> {
    await this.api.details(details);
    this.store.dispatch({ type: 'contact', contact: details });
  }
  async loadEarlier(): Promise<void> {
    const oldest = this.store.state().messages[0];
    if (oldest) this.store.dispatch({ type: 'earlier', ...(await this.api.earlier(oldest.seq)) });
  }

  draft(): string {
    return this.options.tab.get('draft') ?? '';
  }
  keepDraft(text: string): void {
    if (text) this.options.tab.set('draft', text);
    else this.options.tab.remove('draft');
  }
  answered(question: Question): boolean {
    return this.options.memory.get(question) !== null;
  }
  answer(question: Question, yes: boolean): void {
    if (yes) this.options.memory.set(question, '1');
    else this.options.memory.remove(question);
  }

  private async beginSession(): Promise<void> {
    const { key, memory, locale } = this.options;
    const { session, fresh } = await startSession(this.api, memory, { locale, first: this.first }, `halfhour:${key}`);
    this.startedAt = Date.now();
    if (!memory.lasting) this.options.keepToken(session.token);
    this.store.dispatch({ type: 'session', session, fresh });
    if (!this.connection) this.connection = new Connection({ key, token: () => memory.get('token') }, this);
    else if (fresh) this.connection.reopen();
    this.sender.pump();
  }
  /** The desk tells a socket about the chat it has asked for: one that came before the first message asks again. */
  private async sayByHttp(request: VisitorSay): Promise<VisitorSayAck> {
    const answer = await this.api.say(request);
    this.connection?.catchUp();
    return answer;
  }
  private async poll(): Promise<void> {
    const { events } = await this.api.since(this.afterSeq());
    this.store.dispatch({ type: 'events', events });
    if (!this.connection?.live()) this.store.dispatch({ type: 'link', link: 'polling' });
    this.sender.pump();
  }
  private changed(state: ChatState, before: ChatState): void {
    if (state.readSeq > before.readSeq || deliveredSeq(state) > deliveredSeq(before)) this.tellSeen();
    if (state.unsent !== before.unsent) keepUnsent(this.options.memory, state.unsent, before.unsent);
    if (state.past !== before.past) this.connection?.check();
  }
  private tellSeen(): void {
    const state = this.store.state();
    if (state.messages.length) this.connection?.seen({ deliveredSeq: deliveredSeq(state), readSeq: state.readSeq });
  }

  // What the connection tells.
  afterSeq(): number {
    return Math.max(0, this.store.state().syncedSeq - OVERLAP);
  }
  onEvents(events: Parameters<Connection['on']['onEvents']>[0]): void {
    this.store.dispatch({ type: 'events', events });
    for (const event of events) if (event.type === 'call') this.calls.told(event.call);
  }
  onCallSignal(signal: CallSignal): void {
    this.calls.with((screen) => screen.heard(signal));
  }
  onDesk(online: boolean): void {
    this.store.dispatch({ type: 'desk', online });
  }
  /** Typing that is never taken back ends by itself: its end may be lost. */
  onTyping(agentName: string | null): void {
    clearTimeout(this.typingEnds);
    this.store.dispatch({ type: 'typing', agentName });
    if (agentName) this.typingEnds = setTimeout(() => this.onTyping(null), TYPING_MS);
  }
  onLive(): void {
    this.calls.with((screen) => screen.lineBack());
    this.polling.stop();
    this.store.dispatch({ type: 'link', link: 'live' });
    this.tellSeen();
    this.sender.pump();
  }
  onDown(): void {
    this.polling.start();
    if (this.store.state().link !== 'polling') this.store.dispatch({ type: 'link', link: 'reconnecting' });
  }
  lostSession(code: string): void {
    if (code === 'visitor_unknown') this.session.run();
  }
}

/** `crypto.randomUUID` exists on https only, and a desk in an office network may have none. */
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
