import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { InboxHost, Listener } from '#channels';
import { type LoginReport, WorkerProcess } from '#channels/wechat-personal';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Wake } from '../../platform/wake/wake';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import { TOPIC } from '../tickets/ticket-changes';
import { LoginsRepository } from './logins.repository';
import { PacedSending } from './paced-sending';
import { PersonalOutbox } from './personal-outbox';
import { personalSettingsOf } from './personal-settings';

/** Wakes when somebody asked an account to log out. */
export const WECHAT_LOGIN = 'wechat-login';

/** Runs an account: its worker process, what that tells of the login, and what waits to be sent. */
@Injectable()
export class PersonalLine {
  private readonly logger = new Logger(PersonalLine.name);

  constructor(
    private readonly inboxes: InboxesService,
    private readonly logins: LoginsRepository,
    private readonly outbox: PersonalOutbox,
    private readonly wake: Wake,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async listen({ id, name }: InboxRecord, host: InboxHost): Promise<Listener> {
    const settings = personalSettingsOf(await this.inboxes.splitFor(id, 'wechat-personal'));
    const folder = join(this.config.dataDir, 'wechaty', id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const worker = new WorkerProcess({
      folder,
      puppet: settings.puppet,
      options: settings.options,
      puppetFolder: this.config.wechatyPuppets,
      receive: (input) => host.receive(input),
      told: (report) => told(report),
      warn: (words) => this.logger.warn(`worker of ${name}: ${words}`),
      now: () => this.clock.now(),
    });
    const sending = new PacedSending({
      perMinute: settings.perMinute,
      next: () => this.outbox.sendNext(id, (saying) => worker.say(saying)),
      look: async () => {
        if (await this.logins.takeLogout(id)) worker.logout();
      },
      warn: (error) => this.logger.warn(`outbox of ${name}: ${String(error)}`),
    });
    const told = this.teller(id, host, sending);
    const unlisten = [TOPIC.outbox, WECHAT_LOGIN].map((topic) => this.wake.on(topic, () => sending.nudge()));
    await worker.start();
    return {
      stop: async () => {
        unlisten.forEach((off) => off());
        sending.allow(false);
        await worker.stop();
        await sending.stop();
        await this.logins.save(id, { state: 'stopped', qr: null, account: null, detail: null }, this.clock.now());
      },
    };
  }

  /** Reports are kept one after the other, so that the last one told is the one that stands. */
  private teller(id: string, host: InboxHost, sending: PacedSending): (report: LoginReport) => void {
    let keeping = Promise.resolve();
    return (report) => {
      sending.allow(report.state === 'logged_in');
      keeping = keeping
        .then(async () => {
          const before = await this.logins.save(id, report, this.clock.now());
          host.health(healthOf(report, before));
        })
        .catch((error: unknown) => this.logger.error(`login of ${id} not kept: ${String(error)}`));
    };
  }
}

type Health = Parameters<InboxHost['health']>[0];

/** A login that was there and is gone is an alarm; one that never was is work to do. */
function healthOf({ state, detail }: LoginReport, wasLoggedIn: boolean): Health {
  if (state === 'logged_in') return { state: 'connected', error: null };
  if (state === 'logged_out') return { state: 'failed', error: 'wechat_logged_out' };
  if (state === 'not_installed') return { state: 'failed', error: `wechaty_not_installed: ${detail ?? ''}` };
  if (state === 'failed') return { state: 'failed', error: detail ?? 'wechat_worker_ended' };
  if (state === 'starting' || !wasLoggedIn) return { state: 'connecting', error: null };
  return { state: 'failed', error: 'wechat_scan_needed' };
}
