import { lineDue, lineDueAt, type WebLine } from './web-line';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 2) + seconds * 1000);
const ringing: WebLine = { ringsUntil: at(40), widensAt: at(12), contactSeenAt: at(0), agentSeenAt: null };
const talking: WebLine = { ringsUntil: null, widensAt: null, contactSeenAt: at(100), agentSeenAt: at(103) };

describe('a line between two browsers', () => {
  it.each<[string, WebLine, number, ReturnType<typeof lineDue>]>([
    ['nothing before the first deadline', ringing, 11.999, null],
    ['everybody rings when the holder lets it', ringing, 12, { what: 'widen' }],
    ['a caller who gives no sign is gone since the last one', ringing, 20, { what: 'widen' }],
    ['nothing within the grace', talking, 119.999, null],
    [
      'the side that was silent longest is lost, since its last sign',
      talking,
      130,
      { what: 'lost', side: 'contact', at: at(100) },
    ],
    [
      'ringing ends at its time also when looked at late',
      { ...ringing, widensAt: null, contactSeenAt: at(300) },
      301,
      { what: 'unanswered', at: at(40) },
    ],
  ])('%s', (_, line, seconds, due) => {
    expect(lineDue(line, 20, at(seconds))).toEqual(due);
  });

  it('is looked at again at the earliest deadline', () => {
    expect(lineDueAt(ringing, 20)).toEqual(at(12));
    expect(lineDueAt({ ...ringing, widensAt: null }, 20)).toEqual(at(20));
    expect(lineDueAt(talking, 20)).toEqual(at(120));
    expect(lineDueAt({ ringsUntil: null, widensAt: null, contactSeenAt: null, agentSeenAt: null }, 20)).toBeNull();
  });
});
