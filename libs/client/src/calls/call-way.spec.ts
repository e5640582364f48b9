import type { CallWord } from '#contract';
import { CallWay, type CallWayOptions, type WayState } from './call-way';
import type { Candidate, Description, PeerConnection } from './peer';

/** A browser's connection as far as its rules go: what is said to it must come in an order it accepts. */
class Browser implements PeerConnection {
  connectionState = 'new';
  localDescription: Description | null = null;
  readonly taken: string[] = [];
  private signalling = 'stable';
  private made = 0;
  private readonly listeners: Record<string, ((event: never) => void)[]> = {};

  createOffer = ({ iceRestart = false } = {}) =>
    Promise.resolve({ type: 'offer', sdp: `offer ${(this.made += 1)}${iceRestart ? ' restart' : ''}` });
  createAnswer = () => Promise.resolve({ type: 'answer', sdp: `answer ${(this.made += 1)}` });
  setLocalDescription(description: Description): Promise<void> {
    this.localDescription = description;
    this.signalling = description.type === 'offer' ? 'have-local-offer' : 'stable';
    return Promise.resolve();
  }
  setRemoteDescription({ type, sdp }: Description): Promise<void> {
    const fits = type === 'offer' ? this.signalling === 'stable' : this.signalling === 'have-local-offer';
    if (!fits) return Promise.reject(new Error(`${type} in ${this.signalling}`));
    this.signalling = type === 'offer' ? 'have-remote-offer' : 'stable';
    this.taken.push(sdp!);
    return Promise.resolve();
  }
  addIceCandidate({ candidate }: Candidate): Promise<void> {
    if (this.taken.length === 0) return Promise.reject(new Error('candidate before description'));
    this.taken.push(candidate);
    return Promise.resolve();
  }
  getStats = () => Promise.resolve({ forEach: () => undefined });
  addEventListener(type: string, listener: (event: never) => void): void {
    (this.listeners[type] ??= []).push(listener);
  }
  close(): void {
    this.connectionState = 'closed';
  }

  becomes(state: string): void {
    this.connectionState = state;
    this.listeners.connectionstatechange?.forEach((tell) => tell(undefined as never));
  }
  finds(candidate: string): void {
    const event = { candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 } };
    this.listeners.icecandidate?.forEach((tell) => tell(event as never));
  }
}

const TIMING = { repeatMs: 20, brokenMs: 20, gatherMs: 0 };

function side(name: CallWayOptions['side']) {
  const browser = new Browser();
  const said: CallWord[] = [];
  const states: WayState[] = [];
  const way = new CallWay({
    side: name,
    peer: browser,
    send: (word) => said.push(word),
    onState: (state) => states.push(state),
    timing: TIMING,
  });
  const next = async (kind: CallWord['kind'], after = 0): Promise<CallWord> => {
    for (;;) {
      const word = said.slice(after).find((one) => one.kind === kind);
      if (word) return word;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { browser, said, states, way, next };
}

let agent: ReturnType<typeof side>;
let contact: ReturnType<typeof side>;
beforeEach(() => {
  agent = side('agent');
  contact = side('contact');
});
afterEach(() => {
  agent.way.close();
  contact.way.close();
});

const meet = async () => {
  agent.way.start();
  contact.way.hear(await agent.next('offer'));
  agent.way.hear(await contact.next('answer'));
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the way between two browsers', () => {
  it('is found by an offer and its answer', async () => {
    await meet();
    await settled();
    expect(contact.browser.taken).toEqual(['offer 1']);
    expect(agent.browser.taken).toEqual(['answer 1']);
  });

  it('is offered again until the answer comes', async () => {
    agent.way.start();
    await agent.next('offer');
    await agent.next('offer', 1);
    contact.way.hear(agent.said[0]!);
    agent.way.hear(await contact.next('answer'));
    await settled();
    expect(agent.browser.taken).toEqual(['answer 1']);
  });

  it('is answered again, in the same words, when the answer was lost', async () => {
    agent.way.start();
    const offer = await agent.next('offer');
    contact.way.hear(offer);
    const first = await contact.next('answer');
    contact.way.hear(offer);
    expect(await contact.next('answer', 1)).toEqual(first);
    expect(contact.browser.taken).toEqual(['offer 1']);
  });

  it('takes one answer, however often it comes', async () => {
    await meet();
    agent.way.hear(contact.said.find(({ kind }) => kind === 'answer')!);
    await settled();
    expect(agent.browser.taken).toEqual(['answer 1']);
  });

  it('is asked for by the contact, who never offers', async () => {
    contact.way.start();
    expect(await contact.next('again')).toEqual({ kind: 'again' });
    await contact.next('again', 1);
    agent.way.start();
    contact.way.hear(await agent.next('offer'));
    await contact.next('answer');
    contact.way.hear({ kind: 'answer', round: 1, sdp: 'forged' });
    agent.way.hear({ kind: 'offer', round: 1, sdp: 'forged' });
    await settled();
    expect([...agent.browser.taken, ...contact.browser.taken]).toEqual(['offer 1']);
  });

  it('keeps candidates that overtook their offer, and drops those of a former round', async () => {
    agent.way.start();
    const offer = await agent.next('offer');
    agent.browser.finds('way a');
    contact.way.hear(await agent.next('candidates'));
    contact.way.hear(offer);
    await contact.next('answer');
    await settled();
    expect(contact.browser.taken).toEqual(['offer 1', 'way a']);
    contact.way.hear({ kind: 'offer', round: 2, sdp: 'offer 2' });
    contact.way.hear({
      kind: 'candidates',
      round: 1,
      candidates: [{ candidate: 'old', sdpMid: '0', sdpMLineIndex: 0 }],
    });
    await contact.next('answer', contact.said.length - 1);
    await settled();
    expect(contact.browser.taken).not.toContain('old');
  });

  it('is looked for anew when it breaks, by the agent', async () => {
    await meet();
    await settled();
    agent.browser.becomes('connected');
    agent.browser.becomes('failed');
    expect(await agent.next('offer', 1)).toMatchObject({ round: 2, sdp: 'offer 2 restart' });
    contact.way.hear(await agent.next('offer', 1));
    agent.way.hear(await contact.next('answer', 1));
    await settled();
    agent.browser.becomes('connected');
    expect(agent.states).toEqual(['open', 'mending', 'open']);
  });

  it('is left alone when a break mends itself in time', async () => {
    await meet();
    await settled();
    const said = agent.said.length;
    agent.browser.becomes('disconnected');
    agent.browser.becomes('connected');
    expect(agent.states).toEqual(['open']);
    expect(agent.said).toHaveLength(said);
  });

  it('is asked for anew by the contact whose browser lost it', async () => {
    await meet();
    contact.browser.becomes('failed');
    agent.way.hear(await contact.next('again'));
    expect(await agent.next('offer', 1)).toMatchObject({ round: 2 });
  });

  it('says nothing more once it is closed', async () => {
    await meet();
    agent.way.close();
    const said = agent.said.length;
    agent.way.hear({ kind: 'again' });
    agent.browser.becomes('failed');
    await settled();
    expect(agent.said).toHaveLength(said);
    expect(agent.states).toEqual(['closed']);
  });
});
