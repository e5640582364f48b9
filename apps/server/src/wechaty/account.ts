import type { FromWorker, LoginReport, Said, Saying } from '#channels/wechat-personal';
import type { Arrivals } from './arrivals';
import { describeMessage } from './describe-message';
import type { Loaded } from './load';
import { type Bot, type Contact, SCAN } from './wechaty-parts';

/** The one account this process is for: its login, what it hears and what it says. */
export class Account {
  private readonly bot: Bot;
  private loggedIn = false;

  constructor(
    private readonly loaded: Loaded,
    private readonly arrivals: Arrivals,
    private readonly tell: (message: FromWorker) => void,
  ) {
    this.bot = loaded.bot;
  }

  async start(): Promise<void> {
    this.bot.on('scan', (qr, status) => this.scan(qr, status));
    this.bot.on('login', (account) =>
      this.report({ state: 'logged_in', account: { id: account.id, name: account.name() } }),
    );
    this.bot.on('logout', (_, reason) => this.report({ state: 'logged_out', detail: reason ?? null }));
    // A puppet tells here of much that it gets over by itself; what it doesn't ends the process.
    this.bot.on('error', (error) => console.error(error.message));
    this.bot.on('message', (message) => {
      if (!message.self()) void this.arrivals.keep(describeMessage(message));
    });
    await this.bot.start();
  }

  logout(): Promise<void> {
    return this.bot.logout();
  }

  stop(): Promise<void> {
    return this.bot.stop();
  }

  /** Nothing is said before the contact and the file are found; what fails after that may have gone out. */
  async say({ id, contactId, roomId, text, file }: Saying): Promise<Said> {
    if (!this.loggedIn) return { id, state: 'refused', error: 'wechat_logged_out' };
    const contact = await this.bot.Contact.find({ id: contactId }).catch(() => undefined);
    const room = roomId === null ? null : await this.bot.Room.find({ id: roomId }).catch(() => undefined);
    if (!contact || room === undefined) return { id, state: 'refused', error: 'wechat_contact_gone' };
    const something = file ? this.loaded.fileFrom(file.path, file.name) : (text ?? '');
    try {
      await (room ? room.say(something, ...named(contact, text)) : contact.say(something));
      return { id, state: 'sent', error: '' };
    } catch (error) {
      return { id, state: 'unknown', error: `wechat_puppet: ${String(error).slice(0, 200)}` };
    }
  }

  private scan(qr: string, status: number): void {
    if (status === SCAN.scanned || status === SCAN.confirmed) return this.report({ state: 'scanned' });
    this.report({ state: 'waiting_for_scan', qr: status === SCAN.waiting ? qr || null : null });
  }

  private report(report: Partial<LoginReport> & Pick<LoginReport, 'state'>): void {
    this.loggedIn = report.state === 'logged_in';
    this.tell({ type: 'login', report: { qr: null, account: null, detail: null, ...report } });
  }
}

/** In a group a person is named before what is said to them; a file can't name anybody. */
const named = (contact: Contact, text: string | null): Contact[] => (text === null ? [] : [contact]);
