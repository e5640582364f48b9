// One personal WeChat account by wechaty, as a process of its own. The desk starts it and talks to it; alone it does nothing.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type FromWorker, NOT_INSTALLED_CODE, NotInstalled, toWorker, type ToWorker } from '#channels/wechat-personal';
import { Account } from './account';
import { Arrivals } from './arrivals';
import { loadBot } from './load';

/** What WeChat handed over a moment ago is still on its way through wechaty. */
const ON_ITS_WAY_MS = 250;
const LEAVES_WITHIN_MS = 10_000;

const tell = (message: FromWorker): void => {
  if (process.connected) process.send?.(message);
};
const arrivals = new Arrivals(join(process.cwd(), 'arrived'), tell);
let account: Account | null = null;
let leaving = false;

async function start({ puppet, options, puppetFolder }: Extract<ToWorker, { type: 'start' }>): Promise<void> {
  try {
    account = new Account(loadBot(puppet, options, puppetFolder), arrivals, tell);
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error;
    tell({ type: 'login', report: { state: 'not_installed', qr: null, account: null, detail: error.message } });
    return end(NOT_INSTALLED_CODE);
  }
  await arrivals.start();
  await account.start();
}

/** Gives what was just told the time to be heard. */
const end = (code: number): void => {
  process.exitCode = code;
  if (process.connected) process.disconnect();
  setTimeout(() => process.exit(code), 500).unref();
};

async function stop(): Promise<void> {
  await allIsWritten();
  await account?.stop();
  await arrivals.stop();
  end(0);
}

/** Without the desk, or after what nobody expected: nothing more is done, but WeChat gives nothing twice, so what came is written down. */
async function leave(code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(code), LEAVES_WITHIN_MS);
  await allIsWritten();
  process.exit(code);
}

async function allIsWritten(): Promise<void> {
  await pause(ON_ITS_WAY_MS);
  await arrivals.written();
}

async function hear(message: ToWorker): Promise<void> {
  if (message.type === 'start') return start(message);
  if (message.type === 'stored') return arrivals.stored(message.file);
  if (message.type === 'stop') return stop();
  if (message.type === 'logout') return account?.logout();
  const { id } = message.saying;
  const refused = { id, state: 'refused' as const, error: 'wechat_worker_away' };
  tell({ type: 'said', said: (await account?.say(message.saying)) ?? refused });
}

process.on('message', (message) => void hear(toWorker.parse(message)));
// The desk is gone. A worker that ends by itself has said why before.
process.on('disconnect', () => (process.exitCode === undefined ? void leave(0) : process.exit()));
// Whoever stops a whole group of processes means the desk, which then ends this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(0));
// Ends this process with its words on the error stream; the desk starts another.
process.on('uncaughtException', (error) => {
  if (!leaving) console.error(error);
  void leave(1);
});
