import { DateTime } from 'luxon';
import type { WorkReport } from '#contract';
import { localDayOf, WORK_REPORT_SECTIONS } from '#domain';
import { COMPANY } from '../cast';
import { Chance } from '../chance';
import type { Colleague, Stage } from '../stage';
import { REPORT_NOTES, REPORT_WORDS } from '../texts/reports';
import type { Story } from '../timeline';

const DAY_MS = 86_400_000;
/** Reports are asked for since then: long enough for a week to have ended. */
const ASKED_DAYS = 10;
/** Somebody who forgets the report of one of the last days. */
const FORGETFUL = '王磊';
const FORGETS_WITHIN_DAYS = 4;

const daysLeft = (stage: Stage, at: Date): number => (stage.end.getTime() - at.getTime()) / DAY_MS;

/** At night what was not there is missed, and the new day's reports are asked for (DOMAIN F5). */
export async function* asksForReports(stage: Stage, at: Date): Story {
  if (daysLeft(stage, at) > ASKED_DAYS) return;
  const { workReportDeadlines: deadlines } = stage.services;
  while (await deadlines.takeDue());
  await deadlines.ask();
}

/** Before they leave, agents hand in what their day, and on its last day their week, asks of them (DOMAIN H18). */
export async function* handsIn(stage: Stage, at: Date): Story {
  if (daysLeft(stage, at) > ASKED_DAYS) return;
  while (await stage.services.workReportDeadlines.takeDue());
  const dice = new Chance(at.getTime() / 60_000);
  for (const colleague of stage.colleagues.filter(({ person }) => person.role === 'agent')) {
    const reports = await reportsSeenBy(stage, colleague);
    if (forgets(stage, colleague, reports, at)) continue;
    for (const report of reports.filter((one) => isToHand(one, localDayOf(one.zone, at)))) {
      const asked = { clientId: stage.clientId(), version: report.version };
      await stage.services.workReports.handIn(colleague.me, report.id, { ...asked, words: wordsOf(report, dice) });
      yield 20;
    }
  }
}

/** In the morning a lead reads what came in the evening before; the newest waits for whoever opens the demo. */
export async function* readsReports(stage: Stage, at: Date): Story {
  if (daysLeft(stage, at) > ASKED_DAYS || daysLeft(stage, at) < 1) return;
  const dice = new Chance(at.getTime() / 60_000);
  for (const lead of stage.colleagues.filter(({ person }) => person.role === 'team_lead'))
    for (const report of await reportsSeenBy(stage, lead)) {
      if (report.state !== 'handed') continue;
      const asked = { clientId: stage.clientId(), version: report.version };
      await stage.services.workReports.read(lead.me, report.id, { ...asked, note: dice.pick(REPORT_NOTES) });
      yield 60;
    }
}

async function reportsSeenBy({ services, now }: Stage, { me }: Colleague): Promise<WorkReport[]> {
  const day = (days: number) => DateTime.fromJSDate(now, { zone: COMPANY.zone }).plus({ days }).toFormat('yyyy-MM-dd');
  const page = await services.workReportReading.page(me, {
    from: day(-ASKED_DAYS - 2),
    to: day(ASKED_DAYS),
    limit: 200,
  });
  return page.rows;
}

const isToHand = ({ state, opensOn, missedAt }: WorkReport, today: string): boolean =>
  state === 'open' && missedAt === null && opensOn <= today;

function forgets(stage: Stage, { person }: Colleague, reports: readonly WorkReport[], at: Date): boolean {
  const left = daysLeft(stage, at);
  return person.name === FORGETFUL && left < FORGETS_WITHIN_DAYS && !reports.some(({ missedAt }) => missedAt !== null);
}

const wordsOf = ({ kind }: WorkReport, dice: Chance): Record<string, string> =>
  Object.fromEntries(WORK_REPORT_SECTIONS[kind].map((section) => [section, dice.pick(REPORT_WORDS[section]!)]));
