import { Injectable } from '@nestjs/common';
import { SEED_FORBIDDEN_PHRASES, type WeeklyInterval, type WorkCalendar } from '#domain';
import { hashPassword } from '../../platform/auth/passwords';
import { readablePassword } from '../../platform/auth/readable-password';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { withNationalDays } from '../calendars/national-days';
import { newWidgetKey } from '../inboxes/inbox-admin.service';
import { initialsOf } from '../scripts/initials';
import { CompanyService } from './company.service';
import { FIRST_SCRIPTS } from './first-scripts';
import { FIRST_GREETINGS, FIRST_SNIPPETS } from './first-texts';

const FIRST_RUN_LOCK = 4_100_002;
const ZONE = 'Asia/Shanghai';
const ADMIN = { email: 'admin@halfhour.local', name: '管理员', workNumber: '1001' };
// Small desks answer on Saturdays and over lunch.
const WEEK: WeeklyInterval[] = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));

/** Makes an empty database a desk that can be used at once. Writes tables of many folders, as nothing else does. */
@Injectable()
export class FirstRun {
  constructor(
    private readonly database: Database,
    private readonly company: CompanyService,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** The first admin's account with its password, told this once; null when the desk has agents. */
  async ensureFirstAdmin(): Promise<{ email: string; password: string } | null> {
    if (await hasAgents(this.database)) return null;
    const password = readablePassword();
    const hash = await hashPassword(password);
    return this.database.transaction(async (tx) => {
      await tx.rows('select pg_advisory_xact_lock($1)', [FIRST_RUN_LOCK]);
      if (await hasAgents(tx)) return null;
      await this.company.save(tx, { name: '我的公司', zone: ZONE });
      const teamId = await insertTeam(tx, await insertCalendar(tx, this.clock.now()));
      await insertGreetings(tx, await insertInbox(tx, teamId));
      await insertTexts(tx);
      await insertScripts(tx);
      await insertAdmin(tx, teamId, hash);
      tx.afterCommit(() => this.wake.up(SETUP_CHANGED));
      return { email: ADMIN.email, password };
    });
  }
}

const hasAgents = async (sql: Sql): Promise<boolean> => (await sql.row('select from agent limit 1')) !== null;

async function insertCalendar(sql: Sql, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const usual: WorkCalendar = { zone: ZONE, weekly: WEEK, overrides: [] };
  const thisYear = { ...usual, overrides: withNationalDays(usual, year) };
  const overrides = withNationalDays(thisYear, year + 1);
  const id = newId();
  await sql.rows('insert into calendar (id, name, zone, weekly, overrides) values ($1, $2, $3, $4, $5)', [
    id,
    '周一至周六 09:00–18:00',
    ZONE,
    JSON.stringify(WEEK),
    JSON.stringify(overrides),
  ]);
  return id;
}

async function insertTeam(sql: Sql, calendarId: string): Promise<string> {
  const id = newId();
  await sql.rows(`insert into team (id, name, strategy, calendar_id) values ($1, '客服一组', 'random', $2)`, [
    id,
    calendarId,
  ]);
  return id;
}

async function insertInbox(sql: Sql, teamId: string): Promise<string> {
  const id = newId();
  const settings = {
    locale: 'zh-CN',
    welcome: '您好，请问有什么可以帮您？',
    preChatForm: { enabled: false, fields: ['name', 'phone'], required: false },
    allowedOrigins: [],
    position: 'right',
    emailInboxId: null,
  };
  await sql.rows(
    `insert into inbox (id, name, channel, team_id, colour, settings, widget_key)
     values ($1, '网页咨询', 'web-chat', $2, '#4f46e5', $3, $4)`,
    [id, teamId, JSON.stringify(settings), newWidgetKey()],
  );
  return id;
}

async function insertGreetings(sql: Sql, inboxId: string): Promise<void> {
  for (const [position, { audience, hours, text }] of FIRST_GREETINGS.entries())
    await sql.rows(
      `insert into greeting (id, inbox_id, audience, hours, text, position, enabled) values ($1, $2, $3, $4, $5, $6, true)`,
      [newId(), inboxId, audience, hours, text, position],
    );
}

async function insertScripts(sql: Sql): Promise<void> {
  for (const [position, { kind, title, steps, shipped }] of FIRST_SCRIPTS.entries())
    await sql.rows(
      `insert into guided_script (id, kind, title, steps, enabled, position, shipped, version)
       values ($1, $2, $3, $4, true, $5, $6, 1)`,
      [newId(), kind, title, JSON.stringify(steps), position, shipped],
    );
}

async function insertTexts(sql: Sql): Promise<void> {
  for (const { phrase, better } of SEED_FORBIDDEN_PHRASES)
    await sql.rows('insert into forbidden_phrase (id, phrase, better, enabled) values ($1, $2, $3, true)', [
      newId(),
      phrase,
      better,
    ]);
  for (const { title, text } of FIRST_SNIPPETS)
    await sql.rows(`insert into snippet (id, title, text, initials, scope) values ($1, $2, $3, $4, 'all')`, [
      newId(),
      title,
      text,
      initialsOf(title),
    ]);
}

async function insertAdmin(sql: Sql, teamId: string, passwordHash: string): Promise<void> {
  const id = newId();
  await sql.rows(
    `insert into agent (id, name, email, password_hash, work_number, role, visibility, capacity, locale)
     values ($1, $2, $3, $4, $5, 'admin', 'all', 8, 'zh-CN')`,
    [id, ADMIN.name, ADMIN.email, passwordHash, ADMIN.workNumber],
  );
  await sql.rows('insert into team_member (team_id, agent_id, is_lead) values ($1, $2, true)', [teamId, id]);
}
