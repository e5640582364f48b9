// A desk of the set-up modules alone, over HTTP and a real Postgres, with a clock that specs turn.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ZodValidationPipe } from 'nestjs-zod';
import type { AgentAccount } from '#contract';
import { AgentsModule } from '../../../apps/server/src/desk/agents/agents.module';
import { CalendarsModule } from '../../../apps/server/src/desk/calendars/calendars.module';
import { InboxKinds } from '../../../apps/server/src/desk/inboxes/inbox-kinds';
import { InboxesModule } from '../../../apps/server/src/desk/inboxes/inboxes.module';
import { mailKind } from '../../../apps/server/src/desk/mail/mail-kind';
import { emailSettingsOf } from '../../../apps/server/src/desk/mail/mail-settings';
import { PoliciesModule } from '../../../apps/server/src/desk/policies/policies.module';
import { ScriptsModule } from '../../../apps/server/src/desk/scripts/scripts.module';
import { CompanyModule } from '../../../apps/server/src/desk/setup/company.module';
import { FirstRun } from '../../../apps/server/src/desk/setup/first-run';
import { SetupModule } from '../../../apps/server/src/desk/setup/setup.module';
import { TeamsModule } from '../../../apps/server/src/desk/teams/teams.module';
import { chatKind } from '../../../apps/server/src/desk/visitors/chat-kind';
import { AuthModule } from '../../../apps/server/src/platform/auth/auth.module';
import { SessionGuard } from '../../../apps/server/src/platform/auth/session-guard';
import { Clock, ClockModule } from '../../../apps/server/src/platform/clock/clock';
import { ConfigModule } from '../../../apps/server/src/platform/config/config.module';
import { readConfig } from '../../../apps/server/src/platform/config/config';
import { Database } from '../../../apps/server/src/platform/database/database';
import { DatabaseModule } from '../../../apps/server/src/platform/database/database.module';
import { EventsModule } from '../../../apps/server/src/platform/events/events.module';
import { ProblemFilter } from '../../../apps/server/src/platform/http/problem-filter';
import { WakeModule } from '../../../apps/server/src/platform/wake/wake.module';
import { freshDatabase } from '../../support/db';

export class TurnableClock extends Clock {
  private aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  forward(ms: number): void {
    this.aheadMs += ms;
  }
}

// Specs say what they expect of a body; a type per route would say it twice.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyBody = any;

export interface Answer<T = AnyBody> {
  status: number;
  body: T;
  cookie: string | null;
}

/** One browser or program: keeps its cookie, and may pretend to be at another address. */
export class Caller {
  cookie: string | null = null;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly address: string,
  ) {}

  async ask<T = AnyBody>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer<T>> {
    const answer = await this.app.inject({
      method,
      url: `/api${path}`,
      remoteAddress: this.address,
      headers: this.cookie ? { cookie: this.cookie } : {},
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const set = answer.headers['set-cookie'];
    const cookie = (Array.isArray(set) ? set[0] : set) ?? null;
    if (cookie) this.cookie = cookie.split(';')[0]!;
    return { status: answer.statusCode, body: answer.json(), cookie };
  }

  async login(email: string, password: string): Promise<Answer> {
    return this.ask('POST', '/session', { email, password });
  }
}

export const PASSWORD = 'correct horse 42';

export class SetupDesk {
  private workNumbers = 2000;

  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: TurnableClock,
    readonly firstAdmin: { email: string; password: string },
    private readonly cleanUp: () => Promise<void>,
  ) {}

  get database(): Database {
    return this.app.get(Database);
  }

  caller(address = '127.0.0.1'): Caller {
    return new Caller(this.app, address);
  }

  async admin(): Promise<Caller> {
    return this.signedIn(this.firstAdmin.email, this.firstAdmin.password);
  }

  async signedIn(email: string, password = PASSWORD): Promise<Caller> {
    const caller = this.caller();
    const { status, body } = await caller.login(email, password);
    if (status !== 200) throw new Error(`login of ${email}: ${status} ${JSON.stringify(body)}`);
    return caller;
  }

  async newAgent(admin: Caller, fields: Partial<AgentAccount> = {}): Promise<AgentAccount> {
    const workNumber = String((this.workNumbers += 1));
    const written = {
      name: `客服${workNumber}`,
      email: `a${workNumber}@desk.test`,
      workNumber,
      role: 'agent',
      ...fields,
    };
    const { status, body } = await admin.ask('POST', '/admin/agents', { ...written, password: PASSWORD });
    if (status !== 201) throw new Error(`agent not created: ${status} ${JSON.stringify(body)}`);
    return body as AgentAccount;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.cleanUp();
  }
}

export async function setupDesk(): Promise<SetupDesk> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'setup-desk-'));
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, DATABASE_POOL: '4' });
  const clock = new TurnableClock();
  const platform = [ConfigModule.with(config), ClockModule, DatabaseModule, WakeModule, EventsModule, AuthModule];
  const desk = [
    CompanyModule,
    AgentsModule,
    TeamsModule,
    CalendarsModule,
    PoliciesModule,
    ScriptsModule,
    InboxesModule,
    SetupModule,
  ];
  const module = await Test.createTestingModule({
    imports: [...platform, ...desk],
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
  for (const kind of [mailKind({ withTokens: emailSettingsOf }), chatKind]) app.get(InboxKinds).add(kind);
  await app.register(fastifyCookie);
  await app.setGlobalPrefix('api').init();
  await app.getHttpAdapter().getInstance().ready();
  const firstAdmin = await app.get(FirstRun).ensureFirstAdmin();
  return new SetupDesk(app, clock, firstAdmin!, async () => {
    await database.drop();
    await rm(dataDir, { recursive: true });
  });
}
