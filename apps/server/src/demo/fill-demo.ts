import { setTimeout as pause } from 'node:timers/promises';
import { DateTime } from 'luxon';
import type { Config } from '../platform/config/config';
import { Leases } from '../platform/database/leases';
import { CAST, COMPANY, DEMO_PASSWORD, emailOf, type Person } from './cast';
import { demoContext } from './demo-context';
import { deskState, mark } from './demo-mark';
import { furnish, type Outgoing } from './furnish';
import { postOfficeOf } from './post-office';
import { type Services, servicesOf } from './services';
import { Stage } from './stage';
import { beginDay } from './stories/days';
import { beginPresent } from './stories/now';
import { emptyOutbox } from './stories/voices';
import { TurnedClock } from './turned-clock';

export interface DemoLogin {
  name: string;
  role: string;
  email: string;
  password: string;
}

export interface DemoOptions {
  days?: number;
  now?: Date;
  say?: (line: string) => void;
}

const DAYS = 35;

/**
 * Fills an empty desk with the invented history of a shop: every row comes from the services that people and channels
 * use, on a clock turned from `days` ago to now. Answers the accounts of the demo; null where the desk is in use.
 * It belongs before the desk opens, so that its screens don't take the history for news.
 */
export async function fillDemo(config: Config, options: DemoOptions = {}): Promise<DemoLogin[] | null> {
  const leases = new Leases(config);
  // Processes that start together wait for the one that fills.
  while (!(await leases.take('demo'))) await pause(500);
  try {
    return await fillAlone(config, options);
  } finally {
    await leases.close();
  }
}

async function fillAlone(
  config: Config,
  { days = DAYS, now = new Date(), say = print }: DemoOptions,
): Promise<DemoLogin[] | null> {
  const first = DateTime.fromJSDate(now, { zone: COMPANY.zone }).startOf('day').minus({ days });
  const clock = new TurnedClock(first.toJSDate());
  const app = await demoContext(config, clock);
  try {
    const services = servicesOf(app);
    const state = await deskState(services.database);
    if (state === 'in_use') return refuse(say);
    if (state === 'empty') await tell(services, clock, { first, days, now, outgoing: postOfficeOf(config) }, say);
    return CAST.map((person) => ({ ...roleOf(person), email: emailOf(person), password: DEMO_PASSWORD }));
  } finally {
    await app.close();
  }
}

const roleOf = ({ name, role }: Person) => ({ name, role });

async function tell(
  services: Services,
  clock: TurnedClock,
  span: { first: DateTime; days: number; now: Date; outgoing: Outgoing },
  say: (line: string) => void,
) {
  const stage = await new Stage(services, clock, await furnish(services, clock.now(), span.outgoing), span.now).open();
  beginPresent(stage);
  for (let i = 0; i <= span.days; i++) {
    const day = span.first.plus({ days: i });
    await stage.keepAlive();
    beginDay(stage, day);
    const midnight = day.plus({ days: 1 }).toJSDate();
    await stage.timeline.playUntil(midnight < span.now ? midnight : span.now);
    while ((await services.ticketTerritories.read()).more);
    say(`演示数据 ${i}/${span.days} 天`);
  }
  await emptyOutbox(stage);
  while ((await services.repeatFinder.read()).more);
  const counted = await services.database.row<{ tickets: number }>('select count(*)::int as tickets from ticket');
  await services.audit.write(mark(counted!.tickets));
}

function refuse(say: (line: string) => void): null {
  say('没有加入演示数据：这里已经有自己的数据。换一个空的 DATA_DIR 再试。');
  return null;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
