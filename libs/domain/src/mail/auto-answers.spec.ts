import { bareSubject, mayAnswerByItself } from '.';

const POLICY = { most: 10, spanMinutes: 180, newSubjectFrom: 2 };
const NOW = new Date('2026-11-23T08:00:00.000Z');
const before = (minutes: number, subject = 'A') => ({ subject, at: new Date(NOW.getTime() - minutes * 60_000) });
const may = (earlier: { subject: string; at: Date }[], subject: string | null = 'A', address = 'wang@mail.example') =>
  mayAnswerByItself(POLICY, { address, subject }, { earlier, ours: new Set(['service@shop.example']), now: NOW });

describe('what the desk says by itself (ANCHORS 2.A row 12)', () => {
  it('the first answer goes out', () => expect(may([])).toBe(true));

  it('the second only to a new subject, whatever stands before it', () => {
    expect(may([before(5)])).toBe(false);
    expect(may([before(5)], 'Re: 回复：a')).toBe(false);
    expect(may([before(5)], 'B')).toBe(true);
  });

  it.each([
    [9, true],
    [10, false],
  ])('after %i inside the span: %s', (count, allowed) => {
    expect(
      may(
        Array.from({ length: count }, (_, i) => before(i, `S${i}`)),
        'new',
      ),
    ).toBe(allowed);
  });

  it('what is 180 minutes old no longer counts', () => {
    expect(may([before(180)])).toBe(true);
    expect(may([before(179.99)])).toBe(false);
  });

  it.each(['no-reply@x.example', 'service@shop.example', 'Service+1@shop.example'])('never to %s', (address) => {
    expect(may([], 'A', address)).toBe(false);
  });

  it.each([
    ['Re: RE: Fwd: Hello  there', 'hello there'],
    ['【回复】：你好', '你好'],
    ['Re[2]: x', 'x'],
    ['Report: x', 'report: x'],
    [null, ''],
  ])('the subject of %j is %j', (subject, bare) => expect(bareSubject(subject)).toBe(bare));
});
