// What happens on the phone and in WeChat, told to the staged puppet in whatever process it runs. See README.md.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AddressInfo } from 'node:net';

/** The folder in which the staged puppet lies. */
export const PUPPETS = join(__dirname);
export const STAGED = 'wechaty-puppet-staged';

export interface Said {
  to: string;
  text?: string;
  file?: { name: string; base64: string };
}

interface Person {
  id: string;
  name: string;
}

/** What somebody wrote, by the id that WeChat gives it. */
export interface Letter {
  id: string;
  from: Person;
  text?: string;
  file?: { name: string; base64: string };
  at?: number;
}

const SCAN = { waiting: 2, scanned: 3 };

export class Stage {
  /** What went out, in order. */
  readonly said: Said[] = [];
  /** Process ids of the puppets that ever came, in order. */
  readonly pids: number[] = [];
  private logouts = 0;
  /** Who the account knows: everybody who ever wrote to it. */
  private readonly contacts = new Map<string, Person>();
  readonly account: Person = { id: 'wxid_halfhour', name: '好物客服' };
  /** What WeChat holds until a phone took it. */
  private readonly mail = new Map<string, Letter>();
  /** Whom the next puppet doesn't find once. */
  private missing: string[] = [];
  private isLoggedIn = false;
  private socket: Socket | null = null;
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    private readonly staysLoggedIn: boolean,
  ) {
    server.on('connection', (socket) => this.welcome(socket));
  }

  /** An account that stays logged in is there again with the next puppet; others have to be scanned each time. */
  static async open({ staysLoggedIn = false } = {}): Promise<Stage> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Stage(server, staysLoggedIn);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Resolves when this many puppets have come, the newest of them being there. */
  async puppet(count = 1): Promise<void> {
    while (this.pids.length < count || !this.socket) await new Promise<void>((go) => this.waiting.push(go));
  }

  /** Resolves when the account was logged out from here this often. */
  async left(count: number): Promise<void> {
    while (this.logouts < count) await new Promise<void>((go) => this.waiting.push(go));
  }

  /** Resolves when this many things went out. */
  async heard(count: number): Promise<Said[]> {
    while (this.said.length < count) await new Promise<void>((go) => this.waiting.push(go));
    return this.said;
  }

  /** What went out to one person or group, once it is this much. */
  async heardBy(to: string, count: number): Promise<Said[]> {
    const heard = () => this.said.filter((said) => said.to === to);
    while (heard().length < count) await new Promise<void>((go) => this.waiting.push(go));
    return heard();
  }

  showsCode(qr: string): void {
    this.does('scan', { qr, status: SCAN.waiting });
  }

  isScanned(): void {
    this.does('scan', { qr: '', status: SCAN.scanned });
  }

  login(): void {
    this.isLoggedIn = true;
    this.does('login', { ...this.account, contacts: [...this.contacts.values()], missing: this.missing.splice(0) });
    for (const letter of this.mail.values()) this.does('say', { ...letter, to: this.account.id });
  }

  logout(reason: string): void {
    this.isLoggedIn = false;
    this.does('logout', { reason });
  }

  /** Gives it to the phone now or when there is one, until it took it. Given again, it is the same message. */
  async hand(letter: Letter): Promise<void> {
    this.contacts.set(letter.from.id, letter.from);
    this.mail.set(letter.id, letter);
    if (this.isLoggedIn && this.socket) this.does('say', { ...letter, to: this.account.id });
    while (this.mail.has(letter.id)) await new Promise<void>((go) => this.waiting.push(go));
  }

  /** The next puppet looks for this person once in vain. */
  async misses({ id }: Pick<Person, 'id'>): Promise<void> {
    this.missing.push(id);
    const next = this.pids.length + 1;
    this.kill();
    await this.puppet(next);
  }

  /** The next thing said goes out, and its puppet ends before it can tell. */
  endsAfterSaying(): void {
    this.does('end_after_saying', {});
  }

  writes(from: Person, text: string): void {
    this.does('say', { from, to: this.account.id, text });
  }

  sends(from: Person, name: string, content: Buffer): void {
    this.does('say', { from, to: this.account.id, file: { name, base64: content.toString('base64') } });
  }

  writesInRoom(from: Person, room: { id: string; topic: string }, text: string, mentioned: boolean): void {
    const members = [this.account.id, from.id];
    this.does('say', { from, to: this.account.id, room: { ...room, members }, text, mentioned });
  }

  /** Somebody deletes the account from their contacts; it is known from the next login on. */
  forget({ id }: Person): void {
    this.contacts.delete(id);
  }

  crashes(): void {
    this.does('crash', {});
  }

  /** The newest puppet's process, ended as by the machine. */
  kill(): void {
    process.kill(this.pids.at(-1)!, 'SIGKILL');
  }

  async close(): Promise<void> {
    this.socket?.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private welcome(socket: Socket): void {
    socket.on('error', () => undefined);
    socket.once('close', () => {
      if (this.socket === socket) this.socket = null;
    });
    createInterface(socket).on('line', (line) => {
      const fact = JSON.parse(line) as { what: string; pid: number; id: string } & Said;
      if (fact.what === 'ready') {
        this.socket = socket;
        this.pids.push(fact.pid);
        if (this.staysLoggedIn && this.isLoggedIn) this.login();
      } else if (fact.what === 'took') this.mail.delete(fact.id);
      else if (fact.what === 'logout') this.logouts += 1;
      else this.said.push({ to: fact.to, text: fact.text, file: fact.file });
      this.waiting.splice(0).forEach((go) => go());
    });
  }

  private does(does: string, fields: { from?: Person; [field: string]: unknown }): void {
    if (fields.from) this.contacts.set(fields.from.id, fields.from);
    this.socket!.write(`${JSON.stringify({ does, ...fields })}\n`);
  }
}
