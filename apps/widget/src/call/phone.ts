import type { CallSignal, IceServer, VisitorCall, VisitorCallStarted } from '#contract';
import { type CallStanding, microphoneFault, type MicrophoneFault } from '../../../../libs/client/src/calls';
import type { CallHost } from '../frame/calls';
import { openMicrophone, silence, Voice } from './voice';

export interface PhoneState {
  call: VisitorCall | null;
  /** This page is on the call, or is being called and may take it. */
  ours: boolean;
  standing: CallStanding | null;
  fault: MicrophoneFault | null;
  /** The desk's reason why not. */
  refused: string | null;
  busy: boolean;
  /** By this machine's own clock, which may be wrong by hours and still counts seconds. */
  talkingSince: number | null;
}

const QUIET: PhoneState = {
  call: null,
  ours: false,
  standing: null,
  fault: null,
  refused: null,
  busy: false,
  talkingSince: null,
};
const BEAT_MS = 5_000;

/** The visitor's phone in this page. */
export class Phone {
  state = QUIET;
  private readonly peer = newId();
  private ice: IceServer[] = [];
  private microphone: MediaStream | null = null;
  private voice: Voice | null = null;
  private ringing: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: Pick<CallHost, 'api' | 'signal'>,
    private readonly draw: (state: PhoneState) => void,
  ) {
    addEventListener('pagehide', () => this.leave());
  }

  async place(): Promise<void> {
    if (this.state.busy || this.running) return;
    this.become({ ...QUIET, busy: true });
    const clientId = newId();
    await this.join(() => this.host.api.post<VisitorCallStarted>('/calls', { clientId, peer: this.peer }));
  }

  async answer(): Promise<void> {
    const { call } = this.state;
    if (!call || this.state.busy) return;
    this.become({ busy: true, fault: null, refused: null });
    await this.join(() => this.host.api.post<VisitorCallStarted>(`/calls/${call.id}/answer`, { peer: this.peer }));
  }

  decline(): Promise<void> {
    return this.ask('decline', {});
  }

  hangUp(): Promise<void> {
    return this.ask('hang-up', { peer: this.peer });
  }

  mute(muted: boolean): void {
    this.voice?.mute(muted);
  }

  dismiss(): void {
    this.become(QUIET);
  }

  told(call: VisitorCall): void {
    const { call: known, ours } = this.state;
    if (known && !known.endedAt && known.id !== call.id) return;
    if (known?.id === call.id && known.version > call.version) return;
    if (known?.id !== call.id && (call.endedAt || call.state !== 'ringing' || call.direction !== 'outbound')) return;
    // Another page of this visitor took it.
    if (!ours && call.state !== 'ringing') return this.become(QUIET);
    this.become({ call });
    this.follow(call);
  }

  heard({ callId, word }: CallSignal): void {
    if (this.state.call?.id === callId) this.voice?.hear(word);
  }

  lineBack(): void {
    this.voice?.lineBack();
    if (this.running && !this.voice) void this.beat();
  }

  private get running(): boolean {
    const { call, ours } = this.state;
    return ours && call !== null && !call.endedAt;
  }

  /** The microphone first: nobody is called who then can't be spoken to. */
  private async join(ask: () => Promise<VisitorCallStarted>): Promise<void> {
    try {
      this.microphone = await openMicrophone();
    } catch (error) {
      return this.become({ busy: false, fault: microphoneFault(error) });
    }
    try {
      const { call, ice } = await ask();
      this.ice = ice;
      this.become({ call, ours: true, busy: false });
      this.ringing = setInterval(() => void this.beat(), BEAT_MS);
      this.follow(call);
    } catch (error) {
      silence(this.microphone);
      this.become({ busy: false, refused: (error as { code?: string }).code ?? 'internal' });
    }
  }

  private follow(call: VisitorCall): void {
    if (call.endedAt) return this.stop();
    if (!call.answeredAt || !this.state.ours) return;
    // From here on the voice gives the signs of life.
    clearInterval(this.ringing);
    if (!this.state.talkingSince) this.become({ talkingSince: Date.now() });
    this.voice ??= this.speak(call);
    this.voice.hold(call.state === 'held');
  }

  private speak(call: VisitorCall): Voice {
    return new Voice({
      microphone: this.microphone!,
      ice: this.ice,
      send: (word) => this.host.signal({ callId: call.id, peer: this.peer, word }),
      beat: () => this.beat(),
      onChange: (standing) => this.become({ standing }),
    });
  }

  /** A sign of life. Its answer also tells what a broken line did not. */
  private async beat(): Promise<void> {
    if (this.running) await this.ask('beat', { peer: this.peer });
  }

  private async ask(step: string, body: object): Promise<void> {
    const { call } = this.state;
    if (!call) return;
    try {
      this.told(await this.host.api.post<VisitorCall>(`/calls/${call.id}/${step}`, body));
    } catch (error) {
      // A sign of life may get lost; what the visitor pressed may not.
      if (step !== 'beat') this.become({ refused: (error as { code?: string }).code ?? 'internal' });
    }
  }

  private stop(): void {
    clearInterval(this.ringing);
    this.voice?.close();
    this.voice = null;
    silence(this.microphone);
    this.microphone = null;
  }

  /** Sent although the page is closing; nobody is left to hear the answer. */
  private leave(): void {
    if (!this.running) return;
    const { base, headers } = this.host.api;
    void fetch(`${base}/calls/${this.state.call!.id}/hang-up`, {
      method: 'POST',
      keepalive: true,
      credentials: 'omit',
      headers: { ...headers(), 'content-type': 'application/json' },
      body: JSON.stringify({ peer: this.peer }),
    });
  }

  private become(change: Partial<PhoneState>): void {
    this.state = { ...this.state, ...change };
    this.draw(this.state);
  }
}

/** `crypto.randomUUID` exists on https only. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
