import type { CallWord, IceServer } from '#contract';
import { CallSession, type CallStanding, type PeerConnection } from '../../../../libs/client/src/calls';
import { holdTone } from './hold-tone';

interface VoiceOptions {
  microphone: MediaStream;
  ice: IceServer[];
  send(word: CallWord): void;
  beat(): Promise<unknown>;
  onChange(standing: CallStanding): void;
}

export async function openMicrophone(): Promise<MediaStream> {
  // Without https a browser has no microphones at all, and says nothing about why.
  if (!navigator.mediaDevices) throw Object.assign(new Error('no microphones here'), { name: 'InsecureError' });
  return navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
}

export const silence = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop());

/** The visitor's side of a call: speaks, hears, and hears that it is on hold. */
export class Voice {
  private readonly audio = new Audio();
  private readonly session: CallSession;
  private endTone: (() => void) | null = null;

  constructor(private readonly options: VoiceOptions) {
    const { microphone, ice, send, beat, onChange } = options;
    const connection = new RTCPeerConnection({ iceServers: ice });
    connection.addTrack(microphone.getAudioTracks()[0]!, microphone);
    connection.addEventListener('track', ({ track }) => this.play(track));
    this.session = new CallSession({
      side: 'contact',
      peer: connection as unknown as PeerConnection,
      send,
      beat,
      onChange,
      speak: (on) => microphone.getAudioTracks().forEach((track) => (track.enabled = on)),
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
    this.session.hold(held);
    this.audio.muted = held;
    if (held) this.endTone ??= holdTone();
    else this.quiet();
  }
  close(): void {
    this.quiet();
    this.session.close();
    silence(this.options.microphone);
    this.audio.srcObject = null;
  }

  private quiet(): void {
    this.endTone?.();
    this.endTone = null;
  }
  private play(track: MediaStreamTrack): void {
    this.audio.srcObject = new MediaStream([track]);
    void this.audio.play().catch((error: unknown) => console.warn('Halfhour:', error));
  }
}
