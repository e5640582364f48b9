import type { CallWord } from '#contract';
import type { Candidate, PeerConnection } from './peer';

export type WayState = 'finding' | 'open' | 'mending' | 'closed';

export interface CallWayOptions {
  /** The agent's browser offers, always; the contact's answers and may ask for another offer. */
  side: 'agent' | 'contact';
  peer: PeerConnection;
  /** May be lost on its way. */
  send(word: CallWord): void;
  onState(state: WayState): void;
  timing?: Partial<WayTiming>;
}
export interface WayTiming {
  /** An offer nobody answered is said again. */
  repeatMs: number;
  /** A short break mends itself; after this a new way is looked for. */
  brokenMs: number;
  /** Candidates of one moment travel together. */
  gatherMs: number;
}

const TIMING: WayTiming = { repeatMs: 2_000, brokenMs: 3_000, gatherMs: 100 };
const AT_ONCE = 20;

/**
 * The way between two browsers: found by offers and answers that may be lost, and found anew when it breaks. Rounds number
 * the offers: what belongs to an older one is dropped, and an offer that is heard again is answered again.
 */
export class CallWay {
  private readonly timing: WayTiming;
  private round = 0;
  private answeredRound = 0;
  private answer: CallWord | null = null;
  private early: { round: number; candidates: Candidate[] }[] = [];
  private gathered: Candidate[] = [];
  private state: WayState = 'finding';
  private repeating: ReturnType<typeof setTimeout> | undefined;
  private breaking: ReturnType<typeof setTimeout> | undefined;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly options: CallWayOptions) {
    this.timing = { ...TIMING, ...options.timing };
    options.peer.addEventListener('icecandidate', ({ candidate }) => candidate?.candidate && this.found(candidate));
    options.peer.addEventListener('connectionstatechange', () => this.changed());
  }

  /** Begins to look for a way: with an offer, or by asking for one. */
  start(): void {
    if (this.options.side === 'agent') this.inTurn(() => this.offer());
    else this.ask();
  }

  /** Words are taken one after another: each changes what the next one means. */
  hear(word: CallWord): void {
    this.inTurn(() => this.take(word));
  }

  /** The signalling line was away: what was said meanwhile is lost. */
  lineBack(): void {
    if (this.state === 'open' || this.state === 'closed') return;
    this.start();
  }

  close(): void {
    if (this.state === 'closed') return;
    for (const timer of [this.repeating, this.breaking, this.gathering]) clearTimeout(timer);
    this.options.peer.close();
    this.enter('closed');
  }

  private async take(word: CallWord): Promise<void> {
    if (this.state === 'closed') return;
    if (word.kind === 'candidates') return this.takeCandidates(word.round, word.candidates);
    if (this.options.side === 'agent') return word.kind === 'offer' ? undefined : this.heardByAgent(word);
    if (word.kind === 'offer') await this.takeOffer(word.round, word.sdp);
  }

  private async heardByAgent(word: Extract<CallWord, { kind: 'answer' | 'again' }>): Promise<void> {
    if (word.kind === 'again') return this.repeatOrOffer();
    if (word.round !== this.round || this.answeredRound === word.round) return;
    this.answeredRound = word.round;
    clearTimeout(this.repeating);
    await this.options.peer.setRemoteDescription({ type: 'answer', sdp: word.sdp });
    await this.takeEarly();
  }

  /** Asked again before the last offer was answered, the same offer will do. */
  private repeatOrOffer(): Promise<void> | void {
    return this.answeredRound === this.round ? this.offer() : this.say();
  }

  private async offer(): Promise<void> {
    const { peer } = this.options;
    this.round += 1;
    await peer.setLocalDescription(await peer.createOffer({ iceRestart: this.round > 1 }));
    this.say();
  }

  private say(): void {
    clearTimeout(this.repeating);
    const sdp = this.options.peer.localDescription?.sdp;
    if (!sdp || this.state === 'closed') return;
    this.options.send({ kind: 'offer', round: this.round, sdp });
    this.repeating = setTimeout(() => this.say(), this.timing.repeatMs);
  }

  private ask(): void {
    clearTimeout(this.repeating);
    if (this.state === 'closed') return;
    this.options.send({ kind: 'again' });
    this.repeating = setTimeout(() => this.ask(), this.timing.repeatMs);
  }

  private async takeOffer(round: number, sdp: string): Promise<void> {
    clearTimeout(this.repeating);
    if (round < this.round) return;
    if (round === this.round && this.answer) return this.options.send(this.answer);
    const { peer } = this.options;
    this.round = round;
    await peer.setRemoteDescription({ type: 'offer', sdp });
    await peer.setLocalDescription(await peer.createAnswer());
    this.answeredRound = round;
    this.answer = { kind: 'answer', round, sdp: peer.localDescription!.sdp! };
    this.options.send(this.answer);
    await this.takeEarly();
  }

  private async takeCandidates(round: number, candidates: Candidate[]): Promise<void> {
    if (round < this.round) return;
    if (round > this.answeredRound) return void this.early.push({ round, candidates });
    for (const candidate of candidates) await this.options.peer.addIceCandidate(candidate);
  }

  /** Candidates may overtake the offer or the answer they belong to. */
  private async takeEarly(): Promise<void> {
    const early = this.early.filter(({ round }) => round === this.round);
    this.early = [];
    for (const { round, candidates } of early) await this.takeCandidates(round, candidates);
  }

  private found({ candidate, sdpMid, sdpMLineIndex }: Candidate): void {
    this.gathered.push({ candidate, sdpMid, sdpMLineIndex });
    this.gathering ??= setTimeout(() => this.tellGathered(), this.timing.gatherMs);
  }

  private tellGathered(): void {
    this.gathering = undefined;
    while (this.gathered.length > 0 && this.state !== 'closed')
      this.options.send({ kind: 'candidates', round: this.round, candidates: this.gathered.splice(0, AT_ONCE) });
  }

  private changed(): void {
    const { connectionState } = this.options.peer;
    if (this.state === 'closed') return;
    clearTimeout(this.breaking);
    if (connectionState === 'connected') this.enter('open');
    if (connectionState === 'failed') this.mend();
    if (connectionState === 'disconnected') this.breaking = setTimeout(() => this.mend(), this.timing.brokenMs);
  }

  private mend(): void {
    this.enter('mending');
    this.start();
  }

  private enter(state: WayState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }

  private inTurn(act: () => Promise<void> | void): void {
    // A browser refuses a description that came too late for its state; the next round starts over.
    this.turn = this.turn.then(act).catch((error: unknown) => console.warn('Halfhour:', error));
  }
}
