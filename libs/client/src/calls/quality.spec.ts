import { callQuality, type Heard, heardIn } from './quality';

const heard = (more: Partial<Heard> = {}): Heard => ({ received: 0, lost: 0, jitter: 0, roundTrip: null, ...more });

describe('how a call sounds', () => {
  it.each<[string, Partial<Heard>, ReturnType<typeof callQuality>]>([
    ['good when all arrives', { received: 100, roundTrip: 0.04 }, 'good'],
    ['fair when one word in ten is lost', { received: 90, lost: 10 }, 'fair'],
    ['poor when one in five is lost', { received: 80, lost: 20 }, 'poor'],
    ['fair over half a second there and back', { received: 100, roundTrip: 0.5 }, 'fair'],
    ['poor over a second there and back', { received: 100, roundTrip: 1 }, 'poor'],
    ['poor when nothing arrives any more', {}, 'poor'],
  ])('is %s', (_, now, quality) => {
    expect(callQuality(heard(), heard(now))).toBe(quality);
  });

  it('is judged by what came since, not by a bad start', () => {
    expect(callQuality(heard({ received: 10, lost: 50 }), heard({ received: 110, lost: 50 }))).toBe('good');
  });

  it('is not judged before there is anything to compare', () => {
    expect(callQuality(null, heard({ received: 100 }))).toBeNull();
  });

  it('is read from the statistics of a browser', () => {
    const reports = [
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 90, packetsLost: 3, jitter: 0.01 },
      { type: 'inbound-rtp', kind: 'video', packetsReceived: 9 },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.02 },
      { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
    ];
    expect(heardIn(reports)).toEqual({ received: 90, lost: 3, jitter: 0.01, roundTrip: 0.02 });
  });
});
