import { CallSession, type CallSessionOptions, type CallStanding, type PeerConnection } from '#client';
import type { CallWord, IceServer } from '#contract';
import { keepMicrophone, openMicrophone, silence } from './microphone';

interface VoiceOptions {
  microphone: MediaStream;
  ice: IceServer[];
  send(word: CallWord): void;
  beat: CallSessionOptions['beat'];
  onChange(standing: CallStanding): void;
}

/** Speaking and hearing on one call, in this page. */
export class Voice {
  private readonly audio = new Audio();
  private readonly connection: RTCPeerConnection;
  private readonly session: CallSession;
  private microphone: MediaStream;

  constructor({ microphone, ice, send, beat, onChange }: VoiceOptions) {
    this.microphone = microphone;
    this.connection = new RTCPeerConnection({ iceServers: ice });
    this.connection.addTrack(microphone.getAudioTracks()[0]!, microphone);
    this.connection.addEventListener('track', ({ track }) => this.play(track));
    this.session = new CallSession({
      side: 'agent',
      peer: this.connection as unknown as PeerConnection,
      send,
      beat,
      onChange,
      speak: (on) => this.microphone.getAudioTracks().forEach((track) => (track.enabled = on)),
    });
    this.session.start();
  }

  hear(word: CallWord): void {
    this.session.hear(word);
  }

  lineBack(): void {
    this.session.lineBack();
  }

  mute(muted: boolean): void {
    this.session.mute(muted);
  }

  hold(held: boolean): void {
    this.audio.muted = held;
    this.session.hold(held);
  }

  get deviceId(): string | undefined {
    return this.microphone.getAudioTracks()[0]?.getSettings().deviceId;
  }

  /** Speaks through another microphone from now on. Throws what the browser throws. */
  async choose(deviceId: string): Promise<void> {
    keepMicrophone(deviceId);
    const next = await openMicrophone();
    await this.connection.getSenders()[0]?.replaceTrack(next.getAudioTracks()[0]!);
    silence(this.microphone);
    this.microphone = next;
    this.session.letThrough();
  }

  close(): void {
    this.session.close();
    silence(this.microphone);
    this.audio.srcObject = null;
  }

  private play(track: MediaStreamTrack): void {
    this.audio.srcObject = new MediaStream([track]);
    // Who pressed "answer" has touched the page, so that browsers let it sound.
    void this.audio.play().catch((error: unknown) => console.warn('Halfhour:', error));
  }
}
