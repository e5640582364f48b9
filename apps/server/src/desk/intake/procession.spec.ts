import type { Incoming } from './incoming';
import { Procession } from './procession';

const mail = (messageId: string | null, references: string[] = [], more: Partial<Incoming> = {}): Incoming =>
  ({
    inbox: { id: 'i' },
    from: { externalId: 'a' },
    thread: { key: null, references, ticketNumbers: [], messageId },
    contentKey: null,
    ...more,
  }) as Incoming;

/** Whether a second input has to wait while the first is on its way. */
async function waits(first: Incoming, second: Incoming): Promise<boolean> {
  const procession = new Procession();
  let arrive!: () => void;
  procession.add(first, new Promise<void>((resolve) => (arrive = resolve)));
  let went = false;
  const second_ = procession.before(second).then(() => (went = true));
  await new Promise(setImmediate);
  const waited = !went;
  arrive();
  await second_;
  return waited;
}

const by = (externalId: string) => ({ from: { externalId } }) as Partial<Incoming>;
const chat = (key: string | null) => ({ thread: { key, references: [], ticketNumbers: [], messageId: null } });

test.each<[string, boolean, Incoming, Incoming]>([
  ['a reply waits for the mail it answers', true, mail('<1@a>'), mail('<2@a>', ['<0@a>', '<1@a>'])],
  ['two strangers do not', false, mail('<1@a>'), mail('<2@a>')],
  ['two answers to one mail do not', false, mail('<2@a>', ['<1@a>']), mail('<3@a>', ['<1@a>'])],
  ['a copy waits for the first', true, mail(null, [], { contentKey: 'x' }), mail(null, [], { contentKey: 'x' })],
  ['the same Message-ID waits', true, mail('<1@a>'), mail('<1@a>')],
  ['what one person says goes in its order', true, mail(null, [], chat('')), mail(null, [], chat(''))],
  ['two people do not', false, mail(null, [], chat('')), mail(null, [], { ...chat(''), ...by('b') })],
])('%s', async (_, expected, first, second) => {
  expect(await waits(first, second)).toBe(expected);
});

test('what failed holds nobody', async () => {
  const procession = new Procession();
  procession.add(mail('<1@a>'), Promise.reject(new Error('refused')));
  await procession.before(mail('<2@a>', ['<1@a>']));
});
