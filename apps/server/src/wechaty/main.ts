// One personal WeChat account by wechaty, as a process of its own. The desk starts it and talks to it; alone it does nothing.
import { join } from 'node:path';
import { type FromWorker, NOT_INSTALLED_CODE, NotInstalled, toWorker, type ToWorker } from '#channels/wechat-personal';
import { Account } from './account';
import { Arrivals } from './arrivals';
import { loadBot } from './load';

const tell = (message: FromWorker): void => {
  process.send?.(message);
};
const arrivals = new Arrivals(join(process.cwd(), 'arrived'), tell);
let account: Account | null = null;

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
  await account?.stop();
  await arrivals.stop();
  end(0);
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

// What nobody expected ends this process with its words on the error stream; the desk starts another.
process.on('message', (message) => void hear(toWorker.parse(message)));
// The desk is gone: nobody would hear what arrives.
process.on('disconnect', () => process.exit(process.exitCode ?? 0));
