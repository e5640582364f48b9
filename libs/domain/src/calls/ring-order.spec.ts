import { type RingCandidate, whoRings } from './ring-order';

const agent = (agentId: string, more: Partial<RingCandidate> = {}): RingCandidate => ({
  agentId,
  disabled: false,
  presence: 'online',
  maySee: true,
  onCall: false,
  ringing: false,
  declined: false,
  ...more,
});
const rings = (candidates: RingCandidate[], holderId: string | null = null, widened = false) =>
  whoRings({ holderId, widened, candidates });

describe('whose screens ring', () => {
  it('the holder alone at first', () => {
    expect(rings([agent('b'), agent('a')], 'b')).toEqual(['b']);
  });

  it('everybody who is free when nobody holds the ticket, whatever order they come in', () => {
    expect(rings([agent('b'), agent('a')])).toEqual(['a', 'b']);
    expect(rings([agent('a'), agent('b')])).toEqual(['a', 'b']);
  });

  it('the holder and the others once the holder let it ring', () => {
    expect(rings([agent('b'), agent('a')], 'b', true)).toEqual(['a', 'b']);
  });

  it.each<[string, Partial<RingCandidate>]>([
    ['is away', { presence: 'away' }],
    ['is busy', { presence: 'busy' }],
    ['is gone', { presence: 'offline' }],
    ['is on a call', { onCall: true }],
    ['said no', { declined: true }],
    ['was disabled', { disabled: true }],
    ['may no longer see the ticket', { maySee: false }],
  ])('the others when the holder %s', (_, more) => {
    expect(rings([agent('b', more), agent('a')], 'b')).toEqual(['a']);
    expect(rings([agent('b', more)], 'b')).toEqual([]);
  });

  it('of two callers at once, each reaches another agent', () => {
    expect(rings([agent('a', { ringing: true }), agent('b')])).toEqual(['b']);
  });

  it('who is rung already when there is nobody else', () => {
    expect(rings([agent('a', { ringing: true }), agent('b', { onCall: true })])).toEqual(['a']);
  });

  it('the holder also while another call rings there', () => {
    expect(rings([agent('a', { ringing: true }), agent('b')], 'a', true)).toEqual(['a', 'b']);
  });
});
