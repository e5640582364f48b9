import { NotInstalled, packagePath } from '#channels/wechat-personal';
import type { Bot, FileBox } from './wechaty-parts';

export interface Loaded {
  bot: Bot;
  fileFrom: (path: string, name: string) => FileBox;
}

/** Loads wechaty and a puppet by its name. Puppets of the operator's own are looked for in `puppetFolder` first. */
export function loadBot(puppet: string, options: Record<string, unknown>, puppetFolder: string | null): Loaded {
  const { WechatyBuilder } = load('wechaty') as WechatyModule;
  const { FileBox: files } = load('file-box') as { FileBox: { fromFile(path: string, name: string): FileBox } };
  const Puppet = puppetClass(load(puppet, puppetFolder));
  // The name is that of the file in which the login is kept, in the account's folder.
  const bot = WechatyBuilder.build({ name: 'login', puppet: new Puppet(options) });
  return { bot, fileFrom: (path, name) => files.fromFile(path, name) };
}

interface WechatyModule {
  WechatyBuilder: { build(options: { name: string; puppet: object }): Bot };
}
type PuppetClass = new (options: Record<string, unknown>) => object;

/** A puppet's package exports its class by default, or as its only Puppet… */
function puppetClass(module: unknown): PuppetClass {
  const exported = module as Record<string, unknown>;
  const named = Object.entries(exported).find(
    ([name, value]) => /^Puppet[A-Z]/.test(name) && typeof value === 'function',
  );
  const found = typeof exported.default === 'function' ? exported.default : named?.[1];
  if (typeof found !== 'function') throw new NotInstalled('the package exports no puppet');
  return found as PuppetClass;
}

const load = (name: string, folder: string | null = null): unknown => require(packagePath(name, folder)) as unknown;
