import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Listener } from '#channels';
import { type SmtpDoor, startSmtpDoor } from '#channels/email';
import type { InboxRecord } from '../../desk/inboxes/inbox.view';
import { InboxesService } from '../../desk/inboxes/inboxes.service';
import { type Line, Lines } from '../../desk/inboxes/lines';
import { InputsService } from '../../desk/intake/inputs.service';
import { CONFIG, type Config } from '../../platform/config/config';
import { Leases } from '../../platform/database/leases';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';

const CHECK_EVERY_MS = 5_000;
const LARGEST_MAIL = 50 * 1024 * 1024;

/** Runs the line of each inbox in one process at a time, and the local door for direct delivery of mail. */
@Injectable()
export class InboxRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(InboxRunner.name);
  private readonly running = new Map<string, { version: number; listener: Listener }>();
  private door: SmtpDoor | null = null;
  private timer: NodeJS.Timeout | undefined;
  private unlisten: () => void = () => undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly inboxes: InboxesService,
    private readonly lines: Lines,
    private readonly inputs: InputsService,
    private readonly leases: Leases,
    private readonly wake: Wake,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get smtpPort(): number | null {
    return this.door?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.smtp) await this.openDoor(this.config.smtp);
    this.unlisten = this.wake.on(SETUP_CHANGED, () => this.check());
    this.timer = setInterval(() => this.check(), CHECK_EVERY_MS);
    this.check();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.unlisten();
    await this.turn;
    await Promise.all([...this.running.keys()].map((id) => this.stop(id)));
    await this.leases.close();
    await this.door?.stop();
  }

  private async openDoor({ host, port }: { host: string; port: number }): Promise<void> {
    this.door = await startSmtpDoor({
      host,
      port,
      hostName: 'halfhour',
      maxBytes: LARGEST_MAIL,
      accepts: async (recipient) => {
        const inbox = await this.inboxes.byAddress(recipient);
        return inbox?.enabled ? inbox.id : null;
      },
      receive: (inboxId, input) => this.inputs.take(inboxId, input),
    });
  }

  /** One check after another, never two at once. */
  private check(): void {
    this.turn = this.turn
      .then(() => (this.stopped ? undefined : this.align()))
      .catch((error: unknown) => this.logger.error(`lines not checked: ${String(error)}`));
  }

  private async align(): Promise<void> {
    const wanted = new Map<string, { inbox: InboxRecord; line: Line }>();
    for (const inbox of await this.inboxes.all()) {
      const line = this.lines.of(inbox);
      if (line) wanted.set(inbox.id, { inbox, line });
    }
    if (!(await this.leases.alive())) for (const id of [...this.running.keys()]) await this.stop(id);
    for (const [id, { version }] of [...this.running])
      if (wanted.get(id)?.inbox.version !== version) await this.stop(id);
    for (const { inbox, line } of wanted.values()) if (!this.running.has(inbox.id)) await this.start(inbox, line);
  }

  private async start(inbox: InboxRecord, line: Line): Promise<void> {
    const { id, version, name } = inbox;
    if (!(await this.leases.take(id))) return;
    const listener = await line.listen(inbox, {
      receive: (input) => this.inputs.take(id, input),
      loadCursor: () => this.inboxes.loadCursor(id),
      saveCursor: (cursor) => this.inboxes.saveCursor(id, cursor),
      health: (report) => {
        this.inboxes
          .setHealth(id, report)
          .catch((error: unknown) => this.logger.warn(`health of ${name} not kept: ${String(error)}`));
      },
    });
    this.running.set(id, { version, listener });
  }

  private async stop(id: string): Promise<void> {
    const running = this.running.get(id);
    this.running.delete(id);
    await running?.listener.stop();
    await this.leases.release(id);
    await this.inboxes.setHealth(id, { state: 'off', error: null });
  }
}
