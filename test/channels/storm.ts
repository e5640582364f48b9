// kill -9 at random while people write and agents answer. `STORM_MESSAGES=1000 npx jest --selectProjects desk --testPathPatterns storm`
// does it with a thousand.
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { broken } from '../flows/processes/broken';
import { eventually } from '../support/desk';
import { ChannelDesk, inboundOf } from './channel-desk';
import { type Far, unique } from './far/far';

const MESSAGES = Number(process.env.STORM_MESSAGES ?? 60);
const PEOPLE = 10;
const KILLS = 2;
const SETTLED_MS = 120_000;

/** What a person said, in order, and what was answered to them. */
interface Talk {
  person: string;
  said: string[];
  answered: { id: string; text: string }[];
}

export function channelStorm(name: string, open: () => Promise<Far>): void {
  it(`${name}: a server killed at random loses nothing and doubles nothing`, async () => {
    const desk = await ChannelDesk.open(await open());
    try {
      const talks = await new Storm(desk).run();
      for (const talk of talks) await isWhole(desk, talk);
      expect(await broken(desk.house)).toMatchObject({ gaps: [], heads: [] });
    } finally {
      await desk.close();
    }
  }, 600_000);
}

class Storm {
  private brought = 0;
  private repeated = 0;

  constructor(private readonly desk: ChannelDesk) {}

  async run(): Promise<Talk[]> {
    const people: string[] = [];
    while (people.length < PEOPLE) people.push(await this.desk.far.person());
    const talks = people.map((person): Talk => ({ person, said: [], answered: [] }));
    const each = Math.ceil(MESSAGES / PEOPLE);
    const work = Promise.all(talks.map((talk) => this.talk(talk, each)));
    for (const after of this.moments(PEOPLE * each)) await this.crash(after);
    await work;
    // Somebody was in the middle of something, or nothing was put to the test.
    expect(this.repeated).toBeGreaterThan(0);
    return talks;
  }

  private moments = (total: number): number[] =>
    Array.from({ length: KILLS }, () => randomInt(1, total)).sort((a, b) => a - b);

  private async crash(after: number): Promise<void> {
    await eventually(
      () => this.brought,
      (n) => n >= after,
      SETTLED_MS,
    );
    await this.desk.kill();
    await this.desk.start();
  }

  /** Somebody writes, one after the other, and is answered once in the middle. */
  private async talk(talk: Talk, count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const said = { person: talk.person, text: `第 ${n} 句`, input: unique() };
      await this.untilDone(() => this.desk.far.bring(said));
      talk.said.push(said.text);
      this.brought += 1;
      if (n === Math.floor(count / 2)) talk.answered.push(await this.answer(talk.person));
    }
  }

  private async answer(person: string): Promise<Talk['answered'][0]> {
    const text = `答复 ${unique()}`;
    let answered: Talk['answered'][0] | undefined;
    const clientId = unique();
    await this.untilDone(async () => {
      const [ticket] = await this.desk.ticketsOf(person);
      if (!ticket) return false;
      const { id } = await this.desk.reply(ticket.row, text, [], clientId);
      answered = { id, text };
      return true;
    });
    return answered!;
  }

  private async untilDone(attempt: () => Promise<boolean>): Promise<void> {
    while (!(await attempt().catch(() => false))) {
      this.repeated += 1;
      await pause(50);
    }
  }
}

async function isWhole(desk: ChannelDesk, { person, said, answered }: Talk): Promise<void> {
  const kept = await eventually(
    async () => (await desk.ticketsOf(person)).flatMap(inboundOf).map(({ text }) => text.trim()),
    (texts) => texts.length >= said.length,
    SETTLED_MS,
  );
  expect(kept).toEqual(said);
  for (const { id, text } of answered) await isToldOnce(desk, person, id, text);
}

/** Every answer reached its person once, or stands as unknown where nobody can know. */
async function isToldOnce(desk: ChannelDesk, person: string, id: string, text: string): Promise<void> {
  const heard = async () => (await desk.far.heard(person)).filter((one) => one.text.includes(text)).length;
  if (desk.far.impossible.breakOff) return expect(await heard()).toBe(1);
  const { state } = await eventually(
    async () => {
      await desk.hurry();
      return desk.delivery(id, () => true);
    },
    (delivery) => ['sent', 'unknown'].includes(delivery.state),
    SETTLED_MS,
  );
  expect(await heard()).toBeLessThanOrEqual(1);
  if (state === 'sent') expect(await heard()).toBe(1);
}
