// A personal account on the staged puppet: WeChat hands a message over once, and hears what the account says.
import { setTimeout as pause } from 'node:timers/promises';
import type { House } from '../../flows/processes/house';
import { type AgentClient, eventually } from '../../support/desk';
import { PUPPETS, Stage, STAGED } from '../../support/remotes/wechaty/stage';
import { type Far, type Heard, type Said, unique } from './far';

const TAKEN_WITHIN_MS = 2_000;

export class WechatPersonalFar implements Far {
  static readonly impossible = {
    slow: 'one account says one thing after the other, as a person does: nothing passes what is being said',
    forge: 'nobody calls the desk: the account runs in a process that the desk starts and talks to alone',
  };
  readonly env = { WECHATY_PUPPETS: PUPPETS };
  readonly repeatable = false;
  /** While nobody is logged in nothing is tried; the inbox says why. */
  readonly waitsUntried = true;
  private house!: House;

  private constructor(private readonly stage: Stage) {}

  static async open(): Promise<WechatPersonalFar> {
    return new WechatPersonalFar(await Stage.open({ staysLoggedIn: true }));
  }

  async connect(admin: AgentClient, _: unknown, house: House): Promise<void> {
    this.house = house;
    const options = JSON.stringify({ port: this.stage.port });
    const settings = { puppet: STAGED, options, perMinute: 60, accepted: true };
    const made = await admin.post('/admin/inboxes', { name: '老客户微信', channel: 'wechat-personal', settings });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    await this.stage.puppet();
    this.stage.login();
    await this.loginIs('logged_in');
  }

  /** Its puppet comes with the server, and is logged in as before; what was written meanwhile waits for it. */
  moved = (): void => undefined;

  person = (): string => `wxid_${unique()}`;

  async bring({ person, text, input, file, at }: Said): Promise<boolean> {
    const taken = this.stage.hand({
      ...{ id: input, from: { id: person, name: `好友${person.slice(-4)}` } },
      ...(file ? { file: { name: file.name, base64: file.content.toString('base64') } } : { text }),
      ...(at && { at: at.getTime() }),
    });
    return Promise.race([taken.then(() => true), pause(TAKEN_WITHIN_MS, false, { ref: false })]);
  }

  forge(): Promise<boolean> {
    return Promise.reject(new Error('there is nothing to call'));
  }

  heard(person: string): Heard[] {
    return this.stage.said
      .filter(({ to }) => to === person)
      .map(({ text, file }) => ({
        text: text ?? '',
        files: file ? [{ name: file.name, content: Buffer.from(file.base64, 'base64') }] : [],
      }));
  }

  async away(): Promise<void> {
    this.stage.logout('被别的设备挤下线');
    await this.loginIs('logged_out');
  }
  back(): void {
    this.stage.login();
  }

  slow = () => (): void => undefined;
  refuse = (person: string): Promise<void> => this.stage.misses({ id: person });
  breakOff(): void {
    this.stage.endsAfterSaying();
  }
  close = (): Promise<void> => this.stage.close();

  private async loginIs(wanted: string): Promise<void> {
    await eventually(
      () => this.house.rows<{ state: string }>('select state from wechat_login'),
      ([login]) => login?.state === wanted,
      60_000,
    );
  }
}
