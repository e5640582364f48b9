// The spec every channel passes: its far side speaks the real protocol on loopback, the desk is the built server in a process.
import { eventually } from '../support/desk';
import { ChannelDesk } from './channel-desk';
import { type Crash, killedBetween } from './crash';
import { type Far, type FarSide, type Impossible, unique } from './far/far';

/** A PNG of one grey point, and one as voice recorders write. Every channel that takes files takes pictures. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2ZqpvgAAAABJRU5ErkJggg==',
  'base64',
);

export function channelContract(name: string, { open, impossible }: FarSide): void {
  describe(`the contract of ${name}`, () => {
    let desk: ChannelDesk;
    let far: Far;
    beforeAll(async () => {
      far = await open();
      desk = await ChannelDesk.open(far);
    });
    afterAll(() => desk.close());

    /** A case the channel's protocol has room for. What it has no room for is told with the reason, and nothing may wait to be sent. */
    function can(what: Impossible, sentence: string, work: () => Promise<void>): void {
      const why = impossible[what];
      if (why === undefined) return void it(sentence, work);
      it(`${sentence}: not here, for ${why}`, async () => {
        if (what in impossible && impossible.breakOff)
          expect(await desk.house.rows('select id from delivery')).toEqual([]);
      });
    }

    async function asked(text = '请问') {
      const person = await far.person();
      await desk.brought({ person, text, input: unique() });
      return { person, ...(await desk.ticketOf(person)) };
    }
    const textsHeard = (person: string): Promise<string[]> => desk.textsHeard(person);

    it('brings a message in as a ticket', async () => {
      const person = await far.person();
      await desk.brought({ person, text: '我的订单到哪了', input: unique() });
      const { row } = await desk.ticketOf(person);
      expect(await desk.textsBy(person)).toEqual(['我的订单到哪了']);
      expect(row.window === null).toBe('window' in impossible);
      const callbacks = 'select 1 from callback where ticket_id = $1 and done_at is null and cancelled_at is null';
      expect(await desk.house.rows(callbacks, [row.id])).toHaveLength('window' in impossible ? 1 : 0);
    });

    it('takes the same input once, however often and however close together it comes', async () => {
      const said = { person: await far.person(), text: '只说一次', input: unique() };
      await Promise.all([desk.brought(said), desk.brought(said), desk.brought(said)]);
      await desk.brought(said);
      const after = { person: said.person, text: '之后', input: unique() };
      await desk.ticketOf(said.person);
      await desk.brought(after);
      const heard = await eventually(
        () => desk.textsBy(said.person),
        (texts) => texts.includes('之后'),
      );
      expect(heard).toEqual(['只说一次', '之后']);
    });

    can('when', 'keeps the time the far side tells, also of what comes late', async () => {
      const person = await far.person();
      const [earlier, later] = [new Date(Date.now() - 160_000), new Date(Date.now() - 60_000)];
      await desk.brought({ person, text: '后说的', input: unique(), at: later });
      await desk.ticketOf(person);
      await desk.brought({ person, text: '先说的', input: unique(), at: earlier });
      const messages = await eventually(
        () => desk.saidBy(person),
        (found) => found.length === 2,
      );
      const seconds = messages.map(({ text, at }) => [text, Math.floor(Date.parse(at!) / 1000)]);
      expect(seconds).toEqual([
        ['后说的', Math.floor(later.getTime() / 1000)],
        ['先说的', Math.floor(earlier.getTime() / 1000)],
      ]);
    });

    can('answer', 'brings the answer to the person', async () => {
      const { person, row } = await asked();
      await desk.reply(row, '已经发货');
      await eventually(
        () => textsHeard(person),
        (texts) => texts.some((text) => text.includes('已经发货')),
      );
    });

    it('goes on where it was after the desk was away', async () => {
      const { person } = await asked('第一句');
      await desk.stop();
      const meanwhile = desk.brought({ person, text: '第二句', input: unique() });
      await desk.start();
      await meanwhile;
      const texts = await eventually(
        () => desk.textsBy(person),
        (found) => found.length >= 2,
        60_000,
      );
      expect(texts).toEqual(['第一句', '第二句']);
    });

    can('away', 'keeps what it can’t send while the far side is away, and sends it once after', async () => {
      const { person, row } = await asked();
      await far.away();
      const { id } = await desk.reply(row, '您还在吗');
      if (!far.waitsUntried) {
        const tried = await desk.delivery(id, ({ attempts, state }) => attempts > 0 && state !== 'sending');
        expect(tried).toMatchObject({ state: 'queued', error: expect.stringMatching(/\w/) });
      }
      await far.back();
      const { attempts } = await desk.delivery(id, ({ state }) => state === 'sent');
      if (far.waitsUntried) expect(attempts).toBe(1);
      expect((await textsHeard(person)).filter((text) => text.includes('您还在吗'))).toHaveLength(1);
    });

    can('slow', 'lets others’ answers pass one that is slow', async () => {
      const [slow, quick] = [await asked(), await asked()];
      const release = far.slow(slow.person);
      const waiting = await desk.reply(slow.row, '慢的');
      await desk.delivery(waiting.id, ({ state }) => state === 'sending');
      const passing = await desk.reply(quick.row, '快的');
      await desk.delivery(passing.id, ({ state }) => state === 'sent');
      expect(await desk.delivery(waiting.id, () => true)).toMatchObject({ state: 'sending' });
      release();
      await desk.delivery(waiting.id, ({ state }) => state === 'sent');
      expect((await textsHeard(slow.person)).filter((text) => text.includes('慢的'))).toHaveLength(1);
    });

    can('refuse', 'shows what is refused, and sends it when an agent says so', async () => {
      const { person, row } = await asked();
      await far.refuse(person);
      const { id } = await desk.reply(row, '会被拒绝');
      const failed = await desk.delivery(id, ({ state }) => state === 'failed');
      expect(failed.error).toMatch(/\w/);
      expect(await textsHeard(person)).not.toContain('会被拒绝');
      expect((await desk.retry(id)).status).toBe(200);
      await desk.delivery(id, ({ state }) => state === 'sent');
    });

    can('breakOff', 'never repeats blindly what the far side may have', async () => {
      const { person, row } = await asked();
      far.breakOff();
      const { id } = await desk.reply(row, '可能到了');
      const ended = await desk.delivery(
        id,
        ({ state }) => state === 'unknown' || (far.repeatable && state !== 'sending'),
      );
      await desk.hurry();
      if (far.repeatable) await desk.delivery(id, ({ state }) => state === 'sent');
      else expect(ended.state).toBe('unknown');
      expect((await textsHeard(person)).filter((text) => text.includes('可能到了'))).toHaveLength(1);
    });

    can('forge', 'stores nothing that comes with a wrong secret', async () => {
      const person = await far.person();
      const before = await desk.house.rows('select count(*) from receipt');
      expect(await far.forge({ person, text: '我不是他', input: unique() })).toBe(false);
      expect(await desk.house.rows('select count(*) from receipt')).toEqual(before);
      expect(await desk.ticketsOf(person)).toEqual([]);
    });

    can('fileIn', 'brings files in as they were', async () => {
      const person = await far.person();
      const file = far.file ?? { name: '收据.png', mediaType: 'image/png', content: PICTURE };
      await desk.brought({ person, text: '看图', input: unique(), file });
      expect((await desk.fileFrom(person)).equals(file.content)).toBe(true);
    });

    can('fileOut', 'brings files to the person as they were', async () => {
      const { person, row } = await asked();
      const { id } = await desk.reply(row, '请看附件', [await desk.upload('说明.png', PICTURE)]);
      await eventually(
        async () => (await far.heard(person)).flatMap(({ files }) => files),
        (files) => files.some(({ content }) => content.equals(PICTURE)),
        60_000,
      );
      expect(id).toBeTruthy();
    });

    it('has everything once after a crash between taking an input and its commit', async () => {
      const { said } = await crashed();
      await desk.brought(said);
      await desk.ticketOf(said.person);
      expect(await desk.textsBy(said.person)).toEqual([said.text]);
    });

    can('breakOff', 'knows after a crash that a send may have gone out', async () => {
      const { sent } = await crashed();
      await desk.delivery(sent!.id, ({ state }) => state === (far.repeatable ? 'sent' : 'unknown'));
      expect((await textsHeard(sent!.person)).filter((text) => text.includes(sent!.text))).toHaveLength(1);
    });

    let crash: Promise<Crash> | undefined;
    /** Both cases are of one crash; a second try is another. */
    function crashed(): Promise<Crash> {
      crash ??= asked()
        .then((answered) => killedBetween(desk, impossible.breakOff ? null : answered))
        .catch((error: unknown) => {
          crash = undefined;
          throw error;
        });
      return crash;
    }
  });
}
