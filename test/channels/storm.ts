// kill -9 at random while people write and agents answer: on all channels at once, or with a thousand messages on each alone.
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { broken } from '../flows/processes/broken';
import { eventually } from '../support/desk';
import { ChannelDesk } from './channel-desk';
import { type FarSide, unique } from './far/far';

const PEOPLE_AT_LEAST = 10;
/** A page of a ticket shows fifty messages, answers among them. */
const EACH_AT_MOST = 40;
const SETTLED_MS = 120_000;

export interface Figures {
  channel: string;
  messages: number;
  answers: number;
  lost: number;
  doubled: number;
  /** Answers of which nobody can know whether they went out, and that say so. */
  unknown: number;
  repeated: number;
  kills: number;
  seconds: number;
}

/** What a person said, in order, and what was answered to them. */
interface Talk {
  person: string;
  said: string[];
  answered: { id: string; text: string }[];
}

interface Channel {
  name: string;
  impossible: FarSide['impossible'];
  desk: ChannelDesk;
  talks: Talk[];
  repeated: number;
}

/** Everybody writes and is answered while the server is killed; answers what became of it, and throws when that is not what was said. */
export async function storm(sides: Record<string, FarSide>, messages: number, kills: number): Promise<Figures[]> {
  const began = performance.now();
  const names = Object.keys(sides);
  const people = Math.max(PEOPLE_AT_LEAST, Math.ceil(messages / EACH_AT_MOST));
  const desks = await ChannelDesk.openAll(await Promise.all(names.map((name) => sides[name]!.open())));
  try {
    const channels = await Promise.all(
      desks.map(async (desk, n): Promise<Channel> => {
        const { impossible } = sides[names[n]!]!;
        return { name: names[n]!, impossible, desk, talks: await talksOf(desk, people), repeated: 0 };
      }),
    );
    await new Storm(channels, Math.ceil(messages / people), kills).run();
    // Somebody was in the middle of something, or nothing was put to the test.
    expect(channels.some(({ repeated }) => repeated > 0)).toBe(true);
    const figures = await Promise.all(channels.map(figuresOf));
    expect(await broken(desks[0]!.house)).toMatchObject({ gaps: [], heads: [] });
    const seconds = Math.round((performance.now() - began) / 1000);
    return figures.map((one) => ({ ...one, kills, seconds }));
  } finally {
    await desks[0]!.close();
  }
}

async function talksOf(desk: ChannelDesk, people: number): Promise<Talk[]> {
  const talks: Talk[] = [];
  while (talks.length < people) talks.push({ person: await desk.far.person(), said: [], answered: [] });
  return talks;
}

class Storm {
  private brought = 0;

  constructor(
    private readonly channels: Channel[],
    private readonly each: number,
    private readonly kills: number,
  ) {}

  async run(): Promise<void> {
    const total = this.channels.flatMap(({ talks }) => talks).length * this.each;
    const moments = Array.from({ length: this.kills }, () => randomInt(1, total)).sort((a, b) => a - b);
    const work = this.talk();
    for (const after of moments) await Promise.race([this.crash(after), work.then(() => new Promise(() => undefined))]);
    await work;
  }

  private async crash(after: number): Promise<void> {
    await eventually(
      () => this.brought,
      (n) => n >= after,
      SETTLED_MS * this.each,
    );
    const { desk } = this.channels[0]!;
    await desk.kill();
    await desk.start();
  }

  /** Everybody says one thing, then everybody the next: a quick channel is not done before a slow one began. */
  private async talk(): Promise<void> {
    for (let n = 0; n < this.each; n += 1)
      await Promise.all(this.channels.flatMap((channel) => channel.talks.map((talk) => this.say(channel, talk, n))));
  }

  private async say(channel: Channel, talk: Talk, n: number): Promise<void> {
    const { desk, impossible } = channel;
    const said = { person: talk.person, text: `第 ${n} 句`, input: unique() };
    await untilDone(channel, () => desk.far.bring(said));
    talk.said.push(said.text);
    this.brought += 1;
    if (n === Math.floor(this.each / 2) && !impossible.answer) talk.answered.push(await answer(channel, talk.person));
  }
}

async function answer(channel: Channel, person: string): Promise<Talk['answered'][0]> {
  const text = `答复 ${unique()}`;
  const clientId = unique();
  let id = '';
  await untilDone(channel, async () => {
    const [ticket] = await channel.desk.ticketsOf(person);
    if (ticket) ({ id } = await channel.desk.reply(ticket.row, text, [], clientId));
    return id !== '';
  });
  return { id, text };
}

async function untilDone(channel: Channel, attempt: () => Promise<boolean>): Promise<void> {
  while (!(await attempt().catch(() => false))) {
    channel.repeated += 1;
    await pause(50);
  }
}

async function figuresOf({ name, impossible, desk, talks, repeated }: Channel) {
  const figures = { channel: name, messages: 0, answers: 0, lost: 0, doubled: 0, unknown: 0, repeated };
  for (const { person, said, answered } of talks) {
    const kept = await eventually(
      () => desk.textsBy(person),
      (texts) => texts.length >= said.length,
      SETTLED_MS,
    );
    expect([name, ...kept]).toEqual([name, ...said]);
    figures.messages += kept.length;
    for (const { id, text } of answered) {
      const state = impossible.breakOff ? 'sent' : await endOf(desk, id);
      const times = (await desk.far.heard(person)).filter((one) => one.text.includes(text)).length;
      figures.answers += 1;
      figures.lost += state === 'sent' && times === 0 ? 1 : 0;
      figures.doubled += Math.max(0, times - 1);
      figures.unknown += state === 'unknown' ? 1 : 0;
    }
  }
  expect(figures).toMatchObject({ lost: 0, doubled: 0 });
  return figures;
}

/** How its delivery ended. What the killed server had begun to send is given up as if the minutes had passed. */
async function endOf(desk: ChannelDesk, messageId: string): Promise<string> {
  const { state } = await eventually(
    async () => {
      await desk.hurry();
      return desk.delivery(messageId, () => true);
    },
    (delivery) => ['sent', 'unknown', 'failed'].includes(delivery.state),
    SETTLED_MS,
  );
  expect(state).not.toBe('failed');
  return state;
}
