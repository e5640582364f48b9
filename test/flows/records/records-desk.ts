// Two teams, their agents, contacts and tickets, over HTTP and a real Postgres, with a clock that specs turn.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ZodValidationPipe } from 'nestjs-zod';
import { AgentsModule } from '../../../apps/server/src/desk/agents/agents.module';
import { CallbacksModule } from '../../../apps/server/src/desk/callbacks/callbacks.module';
import { CallsModule } from '../../../apps/server/src/desk/calls/calls.module';
import { LeadFilesModule } from '../../../apps/server/src/desk/lead-files/lead-files.module';
import { LeadsModule } from '../../../apps/server/src/desk/leads/leads.module';
import { CompanyModule } from '../../../apps/server/src/desk/setup/company.module';
import { AuthModule } from '../../../apps/server/src/platform/auth/auth.module';
import { SessionGuard } from '../../../apps/server/src/platform/auth/session-guard';
import { hashToken, newToken, SESSION_COOKIE } from '../../../apps/server/src/platform/auth/tokens';
import { Clock, ClockModule } from '../../../apps/server/src/platform/clock/clock';
import { readConfig } from '../../../apps/server/src/platform/config/config';
import { ConfigModule } from '../../../apps/server/src/platform/config/config.module';
import { SETUP_CHANGED } from '../../../apps/server/src/platform/database/cached';
import { Database } from '../../../apps/server/src/platform/database/database';
import { DatabaseModule } from '../../../apps/server/src/platform/database/database.module';
import { EventsModule } from '../../../apps/server/src/platform/events/events.module';
import { FilesModule } from '../../../apps/server/src/platform/files/files.module';
import { ProblemFilter } from '../../../apps/server/src/platform/http/problem-filter';
import { TelemetryModule } from '../../../apps/server/src/platform/telemetry/telemetry.module';
import { Wake } from '../../../apps/server/src/platform/wake/wake';
import { WakeModule } from '../../../apps/server/src/platform/wake/wake.module';
import { AmountsModule } from '../../../apps/server/src/scoring/amounts/amounts.module';
import { CardClosingsModule } from '../../../apps/server/src/scoring/card-closings/card-closings.module';
import { CardsModule } from '../../../apps/server/src/scoring/cards/cards.module';
import { LeadAnalysisModule } from '../../../apps/server/src/scoring/lead-analysis/lead-analysis.module';
import { MetricsModule } from '../../../apps/server/src/scoring/metrics/metrics.module';
import { freshDatabase } from '../../support/db';

/** Stands still until a spec turns it. */
export class TurnedClock extends Clock {
  private at = new Date('2026-09-14T02:00:00.000Z');

  override now(): Date {
    return this.at;
  }

  set(at: string | Date): void {
    this.at = new Date(at);
  }

  forward(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }
}

/** What a route answered: the fields that specs reach into, and whatever else is there to compare. */
export interface Told {
  id: string;
  agentId: string;
  version: number;
  judgedAt: string;
  endedAt: string;
  code: string;
  detail: Record<string, unknown>;
  rows: Told[];
  next: string | null;
  [field: string]: unknown;
}

export interface Answer {
  status: number;
  body: Told;
}

export interface StoredRow {
  type: string;
  version: number;
  agent_id: string | null;
  payload: Record<string, unknown>;
}

export class Person {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly id: string,
    readonly name: string,
    readonly teamIds: string[],
    private readonly token: string,
  ) {}

  async ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, payload?: object): Promise<Answer> {
    const answer = await this.raw(method, path, payload);
    return { status: answer.statusCode, body: answer.json() };
  }

  raw(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, payload?: object) {
    const headers = { cookie: `${SESSION_COOKIE}=${this.token}` };
    return this.app.inject({ method, url: `/api${path}`, headers, ...(payload ? { payload } : {}) });
  }

  async get<T = Told>(path: string): Promise<T> {
    const { status, body } = await this.ask('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body as T;
  }

  /** The answer of a write that must succeed. */
  async does(path: string, payload: object, method: 'POST' | 'PATCH' = 'POST'): Promise<Told> {
    const { status, body } = await this.ask(method, path, payload);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

interface AgentFields {
  name?: string;
  role?: 'agent' | 'team_lead' | 'admin';
  visibility?: 'own' | 'team' | 'all';
  teamId?: string | null;
  workNumber?: string;
}

export class RecordsDesk {
  readonly north = randomUUID();
  readonly south = randomUUID();
  readonly inbox = randomUUID();
  private readonly calendar = randomUUID();
  private people = 0;

  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: TurnedClock,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  get database(): Database {
    return this.app.get(Database);
  }

  /** Monday to Friday, nine to six, in Shanghai; two teams and an inbox of the first. */
  async furnish(): Promise<this> {
    const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
    await this.database.rows(`insert into company (name, zone) values ('公司', 'Asia/Shanghai')`);
    await this.database.rows(
      `insert into calendar (id, name, zone, weekly, overrides) values ($1, '工作日', 'Asia/Shanghai', $2, '[]')`,
      [this.calendar, JSON.stringify(weekly)],
    );
    for (const [id, name] of [
      [this.north, '北区'],
      [this.south, '南区'],
    ])
      await this.database.rows(`insert into team (id, name, strategy, calendar_id) values ($1, $2, 'manual', $3)`, [
        id,
        name,
        this.calendar,
      ]);
    await this.database.rows(
      `insert into inbox (id, name, channel, team_id, colour, settings) values ($1, '邮箱', 'email', $2, '#4f46e5', '{}')`,
      [this.inbox, this.north],
    );
    return this;
  }

  /** A signed-in agent, of the north unless told otherwise. */
  async person(fields: AgentFields = {}): Promise<Person> {
    const n = (this.people += 1);
    const { role = 'agent', visibility = 'team', teamId = this.north } = fields;
    const { name = `客服${n}`, workNumber = String(8000 + n) } = fields;
    const [id, token] = [randomUUID(), newToken()];
    await this.database.rows(
      `insert into agent (id, name, email, password_hash, work_number, role, visibility, capacity, locale, created_at)
       values ($1, $2, $3, '', $4, $5, $6, 8, 'zh-CN', '2025-01-01')`,
      [id, name, `${workNumber}@desk.test`, workNumber, role, visibility],
    );
    if (teamId)
      await this.database.rows('insert into team_member (team_id, agent_id, is_lead) values ($1, $2, $3)', [
        teamId,
        id,
        role === 'team_lead',
      ]);
    await this.database.rows(
      `insert into session (token_hash, agent_id, created_at, last_seen_at, expires_at) values ($1, $2, now(), '2099-01-01', '2099-01-01')`,
      [hashToken(token), id],
    );
    this.app.get(Wake).up(SETUP_CHANGED);
    return new Person(this.app, id, name, teamId ? [teamId] : [], token);
  }

  async contact(name = '王女士'): Promise<string> {
    const id = randomUUID();
    await this.database.rows('insert into contact (id, name, created_at) values ($1, $2, now())', [id, name]);
    return id;
  }

  async ticket(fields: { contactId: string; teamId?: string; status?: string; subject?: string }): Promise<string> {
    const id = randomUUID();
    await this.database.rows(
      `insert into ticket (id, number, inbox_id, channel, contact_id, contact_name, team_id, status, status_since, priority, subject,
         tags, last_seq, last_inbound_seq, last_reply_seq, delivered_seq, read_seq, agent_read_seq, queue_due_at, created_at,
         updated_at, version)
       values ($1, nextval('ticket_number'), $2, 'email', $3, '王女士', $4, $5, now(), 'normal', $6, '{}', 0, 0, 0, 0, 0, 0, now(), now(),
         now(), 1)`,
      [
        id,
        this.inbox,
        fields.contactId,
        fields.teamId ?? this.north,
        fields.status ?? 'open',
        fields.subject ?? '退款',
      ],
    );
    return id;
  }

  /** Opens a reply window of half an hour on a ticket whose contact wrote at `from`. */
  async waits(ticketId: string, from: string): Promise<void> {
    const after = (minutes: number): string => new Date(Date.parse(from) + minutes * 60_000).toISOString();
    const id = randomUUID();
    const times = { openedAt: after(0), remindAt: after(20), leadAt: after(25), dueAt: after(30) };
    const steps = { remindedAt: null, leadToldAt: null, breachedAt: null };
    const segments = [{ from: after(0), to: after(30) }];
    const window = { id, first: true, ...times, segments, ...steps };
    await this.database.rows('update ticket set reply_window = $2 where id = $1', [ticketId, window]);
    await this.database.rows(
      `insert into reply_window (id, ticket_id, first, opened_at, remind_at, lead_at, due_at, segments, next_step_at)
       values ($1, $2, true, $3, $4, $5, $6, $7, $4)`,
      [id, ticketId, ...Object.values(times), JSON.stringify(segments)],
    );
  }

  /** What desk_event keeps of one record, oldest first. */
  history(id: string): Promise<StoredRow[]> {
    return this.database.rows('select * from desk_event where subject_id = $1 order by version', [id]);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.cleanUp();
  }
}

export async function recordsDesk(): Promise<RecordsDesk> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'records-desk-'));
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, DATABASE_POOL: '6' });
  const clock = new TurnedClock();
  const platform = [ClockModule, WakeModule, DatabaseModule, EventsModule, FilesModule, AuthModule, TelemetryModule];
  const desk = [
    CompanyModule,
    AgentsModule,
    CallsModule,
    CallbacksModule,
    LeadFilesModule,
    LeadsModule,
    MetricsModule,
    LeadAnalysisModule,
    CardsModule,
    CardClosingsModule,
    AmountsModule,
  ];
  const module = await Test.createTestingModule({
    imports: [ConfigModule.with(config), ...platform, ...desk],
    providers: [
      { provide: APP_GUARD, useClass: SessionGuard },
      { provide: APP_PIPE, useClass: ZodValidationPipe },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.register(fastifyCookie);
  await app.setGlobalPrefix('api').init();
  await app.getHttpAdapter().getInstance().ready();
  return new RecordsDesk(app, clock, async () => {
    await database.drop();
    await rm(dataDir, { recursive: true });
  }).furnish();
}

let clients = 0;
export const clientId = (): string => `client-${(clients += 1).toString().padStart(6, '0')}`;
