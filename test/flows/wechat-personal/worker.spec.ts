import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ArrivedMessage, type LoginReport, type Saying, WorkerProcess } from '#channels/wechat-personal';
import { PUPPETS, Stage, STAGED } from '../../support/remotes/wechaty/stage';

const PROGRAM = resolve(__dirname, '../../../dist/apps/server/src/wechaty/main.js');
const WANG = { id: 'wxid_wang', name: '王芳' };

/** A desk that stores what arrives, or can't. */
class Keeper {
  readonly logins: LoginReport[] = [];
  readonly stored = new Map<string, ArrivedMessage>();
  readonly warnings: string[] = [];
  away = false;
  private waiting: (() => void)[] = [];

  receive = ({ externalId, raw }: { externalId: string; raw: Buffer }): Promise<'stored' | 'duplicate'> => {
    if (this.away) return Promise.reject(new Error('database away'));
    const known = this.stored.has(externalId);
    this.stored.set(externalId, JSON.parse(raw.toString('utf8')) as ArrivedMessage);
    this.happened();
    return Promise.resolve(known ? 'duplicate' : 'stored');
  };
  told = (report: LoginReport): void => {
    this.logins.push(report);
    this.happened();
  };
  warn = (words: string): void => {
    this.warnings.push(words);
    this.happened();
  };
  get texts(): string[] {
    return [...this.stored.values()].map(({ text }) => text);
  }
  async until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise<void>((go) => this.waiting.push(go));
  }
  state = (state: string) => this.until(() => this.logins.at(-1)?.state === state);
  private happened(): void {
    this.waiting.splice(0).forEach((go) => go());
  }
}

describe('the worker of a personal account', () => {
  let stage: Stage;
  let keeper: Keeper;
  let folder: string;
  let worker: WorkerProcess;

  const open = (puppet = STAGED): WorkerProcess =>
    new WorkerProcess({
      folder,
      puppet,
      options: { port: stage.port },
      puppetFolder: PUPPETS,
      receive: keeper.receive,
      told: keeper.told,
      warn: keeper.warn,
      now: () => new Date(),
    });

  beforeEach(async () => {
    stage = await Stage.open();
    keeper = new Keeper();
    folder = await mkdtemp(join(tmpdir(), 'wechaty-'));
    worker = open();
    await worker.start();
  });
  afterEach(async () => {
    await worker.stop();
    await stage.close();
    await rm(folder, { recursive: true });
  });

  async function loggedIn(): Promise<void> {
    await stage.puppet();
    stage.login();
    await keeper.state('logged_in');
  }
  const saying = (more: Partial<Saying>): Saying => ({
    id: 's1',
    contactId: WANG.id,
    roomId: null,
    text: null,
    file: null,
    ...more,
  });

  it('shows the code, the scan and the login', async () => {
    await stage.puppet();
    stage.showsCode('https://login.weixin.qq.com/l/abc');
    await keeper.state('waiting_for_scan');
    expect(keeper.logins.at(-1)!.qr).toBe('https://login.weixin.qq.com/l/abc');
    stage.isScanned();
    await keeper.state('scanned');
    stage.login();
    await keeper.state('logged_in');
    expect(keeper.logins.at(-1)).toEqual({ state: 'logged_in', qr: null, account: stage.account, detail: null });
  });

  it('brings words, files and group talk, and forgets them only when they are stored', async () => {
    await loggedIn();
    stage.writes(WANG, '你好');
    stage.sends(WANG, 'a.png', Buffer.from('png'));
    stage.writesInRoom(WANG, { id: 'r1@chatroom', topic: '老客户群' }, '在吗', true);
    await keeper.until(() => keeper.stored.size === 3);
    const [text, image, room] = [...keeper.stored.values()];
    expect(text).toMatchObject({ kind: 'Text', text: '你好', talker: WANG, room: null });
    expect(image).toMatchObject({
      kind: 'Image',
      file: { name: 'a.png', base64: Buffer.from('png').toString('base64') },
    });
    expect(room).toMatchObject({ room: { id: 'r1@chatroom', topic: '老客户群' }, mentionsUs: true });
    await worker.stop();
    expect(await readdir(join(folder, 'arrived'))).toEqual([]);
  });

  it('keeps what could not be stored through its own end, and brings it then', async () => {
    await loggedIn();
    keeper.away = true;
    stage.writes(WANG, '别丢了我');
    await keeper.until(() => keeper.warnings.some((words) => words.includes('database away')));
    stage.kill();
    keeper.away = false;
    await keeper.until(() => keeper.stored.size === 1);
    expect(keeper.texts).toEqual(['别丢了我']);
  });

  it('says text and files to a person, and names the person in a group', async () => {
    await loggedIn();
    stage.writesInRoom(WANG, { id: 'r1@chatroom', topic: '老客户群' }, '在吗', true);
    await keeper.until(() => keeper.stored.size === 1);
    expect(await worker.say(saying({ text: '您好' }))).toEqual({ id: 's1', state: 'sent', error: '' });
    const file = { path: join(PUPPETS, 'README.md'), name: '说明.md' };
    expect((await worker.say(saying({ file }))).state).toBe('sent');
    expect((await worker.say(saying({ text: '在的', roomId: 'r1@chatroom' }))).state).toBe('sent');
    const [words, sent, group] = await stage.heard(3);
    expect([words, sent!.file!.name]).toEqual([{ to: WANG.id, text: '您好', file: undefined }, '说明.md']);
    expect(group).toMatchObject({ to: 'r1@chatroom', text: expect.stringMatching(/^@王芳\s在的$/u) });
  });

  it('refuses what certainly did not go out, and does not know of what may have', async () => {
    expect(await worker.say(saying({ text: '早' }))).toMatchObject({ state: 'refused' });
    await loggedIn();
    expect(await worker.say(saying({ text: '您好', contactId: 'wxid_nobody' }))).toEqual({
      id: 's1',
      state: 'refused',
      error: 'wechat_contact_gone',
    });
    stage.writes(WANG, '你好');
    await keeper.until(() => keeper.stored.size === 1);
    expect(await worker.say(saying({ text: '[refuse]' }))).toMatchObject({
      state: 'unknown',
      error: expect.stringMatching(/^wechat_puppet/),
    });
    const hanging = worker.say(saying({ text: '[hang]' }));
    stage.kill();
    expect(await hanging).toEqual({ id: 's1', state: 'unknown', error: 'wechat_worker_ended: SIGKILL' });
  });

  it('tells of a logout on the phone, and logs out when asked', async () => {
    await loggedIn();
    stage.logout('别处登录');
    await keeper.state('logged_out');
    expect(keeper.logins.at(-1)!.detail).toBe('别处登录');
    expect(await worker.say(saying({ text: '在吗' }))).toMatchObject({ state: 'refused', error: 'wechat_logged_out' });
    stage.login();
    await keeper.state('logged_in');
    worker.logout();
    await keeper.state('logged_out');
    await stage.left(1);
  });

  it('is started again when it falls over or is killed, and ends when it is stopped', async () => {
    await loggedIn();
    stage.crashes();
    await keeper.state('failed');
    expect(keeper.logins.at(-1)!.detail).toMatch(/^wechat_worker_ended/);
    await stage.puppet(2);
    stage.kill();
    await stage.puppet(3);
    const last = stage.pids.at(-1)!;
    await worker.stop();
    expect(() => process.kill(last, 0)).toThrow('ESRCH');
    expect(new Set(stage.pids).size).toBe(3);
  });

  it('writes down what is on its way when the desk is gone, and brings it to the next one', async () => {
    await worker.stop();
    const alone = fork(PROGRAM, [], { cwd: folder, env: { PATH: process.env.PATH, HOME: folder } });
    alone.send({ type: 'start', puppet: STAGED, options: { port: stage.port }, puppetFolder: PUPPETS });
    await stage.puppet(2);
    stage.login();
    const file = { name: '合同.pdf', base64: Buffer.alloc(8_000_000, 1).toString('base64') };
    await Promise.all([
      stage.hand({ id: 'm1', from: WANG, file }).then(() => alone.disconnect()),
      stage.hand({ id: 'm2', from: WANG, text: '看一下合同' }),
      once(alone, 'exit'),
    ]);
    worker = open();
    await worker.start();
    await keeper.until(() => keeper.stored.size === 2);
    expect([...keeper.stored.keys()]).toEqual(['m1', 'm2']);
  });

  it('says when the puppet is not installed', async () => {
    const other = open('wechaty-puppet-nowhere');
    await other.start();
    await keeper.until(() => keeper.logins.some(({ state }) => state === 'not_installed'));
    await other.stop();
    expect(keeper.logins.find(({ state }) => state === 'not_installed')!.detail).toBe(
      'wechaty-puppet-nowhere is not installed',
    );
  });
});
