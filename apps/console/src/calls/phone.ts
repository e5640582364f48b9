import { microphoneFault } from '#client';
import { ROUTES, type Call, type CallSignal, type IceServer } from '#contract';
import { api, ApiProblem, urlOf } from '../app/api';
import { currentRealtime } from '../app/realtime';
import { openMicrophone, silence } from './microphone';
import { Voice } from './voice';
import { type PhoneState, QUIET, type RingLimits } from './phone-state';
import { ringingAt, webCallOf, withCall } from './web-calls';

/** The agent's phone in this page: what rings, and the call it is on. Outside of React, for a call outlives any screen. */
export class Phone {
  ring: RingLimits | null = null;
  private running: ReadonlyMap<string, Call> = new Map();
  private state = QUIET;
  private ice: IceServer[] = [];
  private microphone: MediaStream | null = null;
  private voice: Voice | null = null;
  private readonly peer = crypto.randomUUID();
  private readonly followers = new Set<() => void>();

  constructor(private readonly meId: string) {}

  /** Listens to the desk until stopped. */
  start(): () => void {
    const realtime = currentRealtime();
    const stops = [
      realtime.onEvents((events) => events.forEach((event) => this.put(webCallOf(event)))),
      realtime.onCallSignal((signal) => this.hear(signal)),
      realtime.onReload(() => this.refresh()),
      realtime.onState((state) => state === 'live' && this.voice?.lineBack()),
    ];
    addEventListener('pagehide', this.leave);
    addEventListener('beforeunload', this.warn);
    this.refresh();
    return () => {
      stops.forEach((stop) => stop());
      removeEventListener('pagehide', this.leave);
      removeEventListener('beforeunload', this.warn);
      this.leave();
      this.silence();
    };
  }

  readonly snapshot = (): PhoneState => this.state;
  readonly follow = (follower: () => void): (() => void) => {
    this.followers.add(follower);
    return () => void this.followers.delete(follower);
  };

  /** Answers what became of it: somebody else may have been faster. */
  async answer(call: Call): Promise<'answered' | 'answered_by_other' | 'over' | 'no_microphone'> {
    return this.withMicrophone(async () => {
      const joined = await api('answerWebCall', { params: { id: call.id }, body: { peer: this.peer } });
      this.begin(joined.call, joined.ice, joined.outcome === 'answered');
      return joined.outcome;
    });
  }

  dial(ticketId: string): Promise<'dialled' | 'no_microphone'> {
    return this.withMicrophone(async () => {
      const body = { clientId: crypto.randomUUID(), peer: this.peer, ticketId };
      const { call, ice } = await api('startWebCall', { body });
      this.begin(call, ice, true);
      return 'dialled' as const;
    });
  }

  async decline(call: Call): Promise<void> {
    this.put(await api('declineWebCall', { params: { id: call.id } }));
  }

  async hangUp(): Promise<void> {
    if (this.own) this.put(await api('hangUpWebCall', this.mine));
  }

  async hold(on: boolean): Promise<void> {
    const step = on ? ('hold' as const) : ('resume' as const);
    this.put(await api('stepWebCall', { ...this.mine, body: { peer: this.peer, step } }));
  }

  mute(muted: boolean): void {
    this.voice?.mute(muted);
  }

  async keepNote(call: Call, note: string): Promise<void> {
    this.put(await api('noteWebCall', { params: { id: call.id }, body: { note } }));
  }

  async chooseMicrophone(deviceId: string): Promise<void> {
    await this.voice?.choose(deviceId).catch((error: unknown) => this.become({ fault: microphoneFault(error) }));
  }

  get microphoneId(): string | undefined {
    return this.voice?.deviceId;
  }

  /** The call is over, and its note is written. */
  dismiss(): void {
    this.become({ own: null, standing: null, fault: null });
  }

  private get own(): Call | null {
    return this.state.own?.endedAt ? null : this.state.own;
  }

  private get mine() {
    return { params: { id: this.state.own!.id }, body: { peer: this.peer } };
  }

  /** What can't be asked now is asked again when the line is back; a session that ended has a page of its own. */
  private refresh(): void {
    this.load().catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
    });
  }

  private async load(): Promise<void> {
    const { rows, ring } = await api('webCalls');
    this.ring = ring;
    // What ended while nobody told us is not in the list.
    this.running = new Map();
    rows.forEach((call) => (this.running = withCall(this.running, call)));
    this.show();
  }

  private async withMicrophone<T>(act: () => Promise<T>): Promise<T | 'no_microphone'> {
    this.become({ busy: true, fault: null });
    try {
      this.microphone = await openMicrophone();
    } catch (error) {
      this.become({ busy: false, fault: microphoneFault(error) });
      return 'no_microphone';
    }
    try {
      return await act();
    } finally {
      if (!this.own) this.silence();
      this.become({ busy: false });
    }
  }

  private begin(call: Call, ice: IceServer[], isOurs: boolean): void {
    if (isOurs) {
      this.ice = ice;
      this.become({ own: call, standing: null });
    }
    this.put(call);
  }

  private put(call: Call | null): void {
    if (!call) return;
    this.running = withCall(this.running, call);
    const { own } = this.state;
    if (own?.id === call.id && own.version <= call.version) this.follows(call);
    this.show();
  }

  /** What the desk says of our call is done here: speak, hold, stop. */
  private follows(call: Call): void {
    this.state = { ...this.state, own: call };
    if (call.endedAt) return this.silence();
    if (!call.answeredAt) return;
    this.voice ??= this.speak(call);
    this.voice.hold(call.heldSince !== null);
  }

  private speak(call: Call): Voice {
    return new Voice({
      microphone: this.microphone!,
      ice: this.ice,
      send: (word) => currentRealtime().callSignal({ callId: call.id, peer: this.peer, word }),
      beat: () =>
        api('beatWebCall', { params: { id: call.id }, body: { peer: this.peer } }).then((now) => this.put(now)),
      onChange: (standing) => this.become({ standing }),
    });
  }

  private hear({ callId, word }: CallSignal): void {
    if (this.own?.id === callId) this.voice?.hear(word);
  }

  private silence(): void {
    this.voice?.close();
    this.voice = null;
    silence(this.microphone);
    this.microphone = null;
  }

  private show(): void {
    const { own } = this.state;
    const elsewhere = [...this.running.values()].find((call) => call.agentId === this.meId && call.id !== own?.id);
    this.become({ ringing: ringingAt(this.running, this.meId), elsewhere: elsewhere ?? null });
  }

  private become(change: Partial<PhoneState>): void {
    this.state = { ...this.state, ...change };
    this.followers.forEach((tell) => tell());
  }

  /** A page that closes takes its call with it, and says so on its way out. */
  private readonly leave = (): void => {
    if (!this.own) return;
    const { params, body } = this.mine;
    void fetch(urlOf(ROUTES.hangUpWebCall.path, params), {
      method: 'POST',
      keepalive: true,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  };

  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.own) event.preventDefault();
  };
}
