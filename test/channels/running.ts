import { House } from '../flows/processes/house';
import { AgentClient } from '../support/desk';
import type { ServerProcess } from '../support/server';
import type { Far } from './far/far';

/** A server process that can be killed and started again, with the people who sit at it. */
export class Running {
  private constructor(
    readonly house: House,
    readonly fars: readonly Far[],
    private server: ServerProcess,
    public agent: AgentClient,
    public admin: AgentClient,
  ) {}

  static async open(fars: readonly Far[]): Promise<Running> {
    const house = await House.open();
    const server = await house.start(envOf(fars));
    const admin = await house.admin(server);
    const agent = await house.agent(server, admin, { capacity: 200 });
    await atOnce(admin);
    for (const far of fars) await far.connect(admin, server, house);
    return new Running(house, fars, server, agent, admin);
  }

  async start(): Promise<void> {
    this.server = await this.house.start(envOf(this.fars));
    this.agent = new AgentClient(this.server.url, this.agent.cookie, this.agent.id);
    this.admin = new AgentClient(this.server.url, this.admin.cookie, this.admin.id);
    for (const far of this.fars) await far.moved(this.server);
  }

  get url(): string {
    return this.server.url;
  }
  kill = (): Promise<void> => this.server.kill9();
  stop = (): Promise<void> => this.server.stop();

  async close(): Promise<void> {
    await this.house.close();
    for (const far of this.fars) await far.close();
  }
}

const envOf = (fars: readonly Far[]): Record<string, string> =>
  Object.assign({}, ...fars.map(({ env }) => env)) as never;

/** Nobody waits here for second thoughts or long pauses: taking back and giving up are other specs' business. */
async function atOnce(admin: AgentClient): Promise<void> {
  const effectiveAt = new Date().toISOString();
  for (const [key, value] of Object.entries({ 'reply.undo': 0, 'delivery.retry': 1 })) {
    const set = await admin.post('/admin/settings', { key, value, effectiveAt });
    if (set.status !== 200) throw new Error(JSON.stringify(set));
  }
}
