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
  private socket: Socket | null = null;
  private waiting: (() => void)[] = [];

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.welcome(socket));
  }

  static async open(): Promise<Stage> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Stage(server);
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
    this.does('login', { ...this.account, contacts: [...this.contacts.values()] });
  }

  logout(reason: string): void {
    this.does('logout', { reason });
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
      const fact = JSON.parse(line) as { what: string; pid: number } & Said;
      if (fact.what === 'ready') {
        this.socket = socket;
        this.pids.push(fact.pid);
      } else if (fact.what === 'logout') this.logouts += 1;
      else this.said.push({ to: fact.to, text: fact.text, file: fact.file });
      this.waiting.splice(0).forEach((go) => go());
    });
  }

  private does(does: string, fields: { from?: Person; [field: string]: unknown }): void {
    if (fields.from) this.contacts.set(fields.from.id, fields.from);
    this.socket!.write(`${JSON.stringify({ does, ...fields })}\n`);
  }
}
