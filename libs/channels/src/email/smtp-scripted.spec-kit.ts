import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A server that speaks a script: for each command word an answer, `hang` (says nothing) or `drop` (hangs up). */
export type Script = Partial<Record<'GREETING' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'BODY', string>>;

const polite = { GREETING: '220 hi', EHLO: '250 hi', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go', BODY: '250 ok' };

export class ScriptedServer {
  /** Command words in the order they came. */
  readonly heard: string[] = [];
  connections = 0;
  readonly sockets = new Set<Socket>();
  private constructor(readonly server: Server) {}

  static async speaking(script: Script): Promise<ScriptedServer> {
    const says: Record<string, string> = { ...polite, ...script };
    const scripted: ScriptedServer = new ScriptedServer(createServer((socket) => scripted.serve(socket, says)));
    scripted.server.listen(0, '127.0.0.1');
    await once(scripted.server, 'listening');
    return scripted;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private serve(socket: Socket, says: Record<string, string>): void {
    this.sockets.add(socket);
    this.connections += 1;
    let inBody = false;
    let text = '';
    const say = (answer: string | undefined) => {
      if (answer === 'drop') return socket.destroy();
      if (answer !== 'hang') socket.write(`${answer ?? '250 ok'}\r\n`);
    };
    say(says['GREETING']);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      for (;;) {
        const end = inBody ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end < 0) return inBody && says['BODY'] === 'drop-in-the-middle' ? socket.destroy() : undefined;
        const word = inBody ? 'BODY' : text.slice(0, 4).toUpperCase();
        this.heard.push(word);
        text = text.slice(end + (inBody ? 5 : 2));
        inBody = word === 'DATA' && says['DATA']!.startsWith('3');
        say(says[word]);
      }
    });
  }
}
