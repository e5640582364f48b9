import type { SendOutcome } from '../channel';
import { type PartLedger, sayParts, sayUnrecorded, type SpokenPart } from './parts';

const speech = { prefix: 'x', outcomeOf: (error: unknown) => error as SendOutcome };

/** Parts that go out, or end as told; what was said in order. */
function parts(...ends: (SendOutcome | null)[]): { said: number[]; parts: SpokenPart[] } {
  const said: number[] = [];
  const say = (part: number, end: SendOutcome | null) => (): Promise<void> => {
    said.push(part);
    return end ? Promise.reject(end) : Promise.resolve();
  };
  return { said, parts: ends.map((end, i) => ({ platformId: `p${i}`, say: say(i, end) })) };
}

class Notebook implements PartLedger {
  readonly acts: string[] = [];
  constructor(
    private readonly before: number[] = [],
    private readonly closed: string | null = null,
  ) {}
  isSaid = (part: number) => this.before.includes(part);
  reserve = (waiting: readonly { part: number }[]) => {
    this.acts.push(`reserve ${waiting.map(({ part }) => part).join()}`);
    return Promise.resolve(this.closed);
  };
  end = (part: number, state: string) => Promise.resolve(void this.acts.push(`${part} ${state}`));
  release = () => Promise.resolve(void this.acts.push('release'));
}

const busy: SendOutcome = { state: 'retry', error: 'x_busy' };
const refused: SendOutcome = { state: 'refused', error: 'x_quota_used' };
const unknown: SendOutcome = { state: 'unknown', error: 'x_unreachable' };

it('says every part in order and answers the last one’s id', async () => {
  const { said, parts: all } = parts(null, null);
  const book = new Notebook();
  expect(await sayParts(all, book, speech)).toEqual({ state: 'sent', externalId: 'p1' });
  expect([said, book.acts]).toEqual([
    [0, 1],
    ['reserve 0,1', '0 said', '1 said'],
  ]);
});

it('leaves out what was said before', async () => {
  const { said, parts: all } = parts(null, null, null);
  const book = new Notebook([0]);
  expect((await sayParts(all, book, speech)).state).toBe('sent');
  expect([said, book.acts[0]]).toEqual([[1, 2], 'reserve 1,2']);
});

it('says nothing when there is no place for it', async () => {
  const { said, parts: all } = parts(null);
  expect(await sayParts(all, new Notebook([], 'x_quota_used'), speech)).toEqual(refused);
  expect(said).toEqual([]);
});

it.each([
  ['is tried again later', busy, busy, '1 refused'],
  ['is refused', refused, { state: 'refused', error: 'x_partly_sent 1/3: x_quota_used' }, '1 refused'],
  ['may be out', unknown, { state: 'unknown', error: 'x_partly_sent 1/3: x_unreachable' }, '1 unknown'],
])('stops at a part that %s, and gives the other places back', async (_, end, outcome, kept) => {
  const { said, parts: all } = parts(null, end, null);
  const book = new Notebook();
  expect(await sayParts(all, book, speech)).toEqual(outcome);
  expect([said, book.acts]).toEqual([
    [0, 1],
    ['reserve 0,1,2', '0 said', kept, 'release'],
  ]);
});

it.each([
  ['nothing is out', parts(busy), 'retry'],
  ['something is out', parts(null, busy), 'unknown'],
  ['the rest is refused', parts(null, refused), 'refused'],
])('without a ledger, what would be tried again when %s is %#', async (_, { parts: all }, state) => {
  expect((await sayUnrecorded('x', (ledger) => sayParts(all, ledger, speech))).state).toBe(state);
});
