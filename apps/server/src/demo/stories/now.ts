// The demo's present: contacts who wait at every stage of their window, callbacks that are due, a mail nobody can read.
import type { TeamKey } from '../cast';
import { brokenMail } from '../mailbag';
import type { Colleague, Stage } from '../stage';
import { AFTER_SALES } from '../texts/after-sales';
import { MAILS } from '../texts/mails';
import { ORDERS } from '../texts/orders';
import { filled, type Talk } from '../texts/talk';
import { claim, reply } from './acts';
import { beginArranged } from './arranged';
import { planCallback } from './callbacks';
import { comeIn } from './days';
import { comesBack, followsScript, refines } from './learning';
import { promisedFrom, promisedSlots } from './promises';
import { beginRegisters } from './registers';
import { sold } from './sold';
import { ChatVoice, MailVoice } from './voices';
import type { Story } from '../timeline';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const ALL_IN_MINUTES = 75;

interface Waiting {
  team: TeamKey & ('chat' | 'service');
  /** Since when the contact waits. */
  minutes: number;
  /** Who has the ticket; null leaves it in the queue. */
  holder: string | null;
  talk: Talk;
  /** They have had an answer before, and wrote again. */
  goesOn?: boolean;
}

const [refund, finance, parcel, address] = ORDERS as [Talk, Talk, Talk, Talk];
const [leak, , late, warranty, scratch] = AFTER_SALES as [Talk, Talk, Talk, Talk, Talk];

/** Calm, past 20 minutes, past 25, and too late (DOMAIN W1, W13). */
const WAITING: readonly Waiting[] = [
  { team: 'chat', minutes: 2, holder: '陈洁', talk: refund },
  { team: 'chat', minutes: 4, holder: null, talk: warranty },
  { team: 'chat', minutes: 7, holder: '孙悦', talk: address, goesOn: true },
  { team: 'chat', minutes: 11, holder: '陈洁', talk: leak },
  { team: 'chat', minutes: 16, holder: '刘洋', talk: parcel },
  { team: 'chat', minutes: 21, holder: '陈洁', talk: finance },
  { team: 'chat', minutes: 22.5, holder: '孙悦', talk: scratch, goesOn: true },
  { team: 'chat', minutes: 26, holder: '何勇', talk: parcel },
  { team: 'chat', minutes: 27.5, holder: null, talk: late },
  { team: 'chat', minutes: 34, holder: '何勇', talk: refund },
  { team: 'chat', minutes: 49, holder: '刘洋', talk: late, goesOn: true },
  { team: 'service', minutes: 13, holder: '周婷', talk: MAILS[1]! },
  { team: 'service', minutes: 23, holder: null, talk: MAILS[3]! },
  { team: 'service', minutes: 37, holder: null, talk: MAILS[2]! },
];

/** Minutes from now until a callback is due; below 0 it should have been made. */
const CALLBACKS = [-190, -95, -20, 25, 50, 130, 240, 1_500, 2_900, 3_200];

export function beginPresent(stage: Stage): void {
  const ago = (minutes: number): Date => new Date(stage.end.getTime() - minutes * MINUTE_MS);
  stage.timeline.begin(ago(24 * HOUR_MINUTES), promises(stage));
  stage.timeline.begin(promisedFrom(stage.end), promisedSlots(stage));
  stage.timeline.begin(ago(20 * HOUR_MINUTES), sold(stage));
  beginRegisters(stage);
  beginArranged(stage);
  stage.timeline.begin(ago(100), unreadable(stage));
  stage.timeline.begin(ago(ALL_IN_MINUTES), everybodyIn(stage));
  for (const waiting of WAITING)
    stage.timeline.begin(ago(waiting.minutes + (waiting.goesOn ? 9 : 0)), waits(stage, waiting));
  stage.timeline.begin(ago(8), comesBack(stage));
  stage.timeline.begin(ago(6), followsScript(stage));
  stage.timeline.begin(ago(5), refines(stage));
  stage.timeline.begin(ago(0.5), looks(stage));
}

async function* waits(stage: Stage, { team, holder, talk, goesOn }: Waiting): Story {
  const visitor = stage.crowd.stranger(stage.now, talk);
  const voice = team === 'chat' ? new ChatVoice(stage, 'chat', visitor) : new MailVoice(stage, visitor, talk);
  const { ticketId } = await voice.say(filled(talk.openings[0]!, visitor.facts));
  const picture = talk.lines.find(({ kind }) => kind === 'picture');
  if (picture) await voice.say(picture.text, true);
  if (!holder) return;
  const colleague = stage.named(holder);
  yield goesOn ? 60 : 20;
  await claim(stage, colleague, ticketId);
  await stage.services.tickets.setSubject(colleague.me, ticketId, filled(talk.subject, visitor.facts));
  if (!goesOn) return;
  yield 120;
  await answered(stage, colleague, ticketId, talk, visitor.facts);
  yield 360;
  const again = talk.lines.filter(({ kind }) => kind === 'contact').at(-1)!;
  await voice.say(filled(again.text, visitor.facts));
}

async function answered(
  stage: Stage,
  by: Colleague,
  ticketId: string,
  talk: Talk,
  facts: Record<string, string>,
): Promise<void> {
  const { text } = talk.lines.find(({ kind }) => kind === 'agent')!;
  await reply(stage, by, ticketId, filled(text, facts), 'waiting');
}

async function* promises(stage: Stage): Story {
  const reasons = ['promise', 'satisfaction', 'advice', 'planned', 'missed_call', 'unsure_repair'] as const;
  for (const [i, told] of stage.told.slice(-CALLBACKS.length).entries()) {
    yield 120;
    const dueAt = new Date(stage.end.getTime() + CALLBACKS[i]! * MINUTE_MS);
    await planCallback(stage, told, dueAt, reasons[i % reasons.length]!);
  }
}

async function* unreadable(stage: Stage): Story {
  const { services, inboxes, now } = stage;
  const envelope = { mailFrom: 'scanner@office.example', rcptTo: [inboxes.service.address], truncated: false };
  const externalId = 'demo-unreadable';
  await services.inputs.accept(inboxes.service.id, { externalId, raw: brokenMail(), receivedAt: now, envelope });
  await services.inputs.processWaiting(1);
}

/** Whoever opens the demo finds the chat team at work, whatever the hour. */
async function* everybodyIn(stage: Stage): Story {
  for (const colleague of stage.colleagues.filter(({ person, onDuty }) => person.team === 'chat' && !onDuty))
    await comeIn(stage, colleague);
}

async function* looks(stage: Stage): Story {
  const chosen = { 何勇: 'busy', 刘洋: 'away', 周婷: 'busy', 王磊: 'away', 赵强: 'busy' } as const;
  for (const [name, status] of Object.entries(chosen)) {
    const colleague = stage.named(name);
    if (colleague.onDuty) await stage.services.agents.setStatus(colleague.me, status);
  }
}
