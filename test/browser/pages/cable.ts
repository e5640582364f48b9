import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the desk that can be cut, as a lost network does: open connections break and new ones are refused. */
export class Cable {
  private readonly ends = new Set<Socket>();
  private whole = true;

  private constructor(readonly url: string) {}

  static async to(url: string): Promise<Cable> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const cable = new Cable(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => cable.join(near, Number(new URL(url).port)));
    server.unref();
    return cable;
  }

  cut(): void {
    this.whole = false;
    for (const end of this.ends) end.destroy();
  }

  mend(): void {
    this.whole = true;
  }

  private join(near: Socket, port: number): void {
    if (!this.whole) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        this.ends.delete(end);
        other.destroy();
      });
    }
  }
}
