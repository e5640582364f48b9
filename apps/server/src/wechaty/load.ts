import type { Bot, FileBox } from './wechaty-parts';

/** wechaty or the puppet is not there; the desk's admin page says how to install it. */
export class NotInstalled extends Error {}

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

function load(name: string, folder: string | null = null): unknown {
  return require(resolved(name, folder)) as unknown;
}

function resolved(name: string, folder: string | null): string {
  const tries = [
    ...(folder
      ? [() => require.resolve(`./${name}`, { paths: [folder] }), () => require.resolve(name, { paths: [folder] })]
      : []),
    () => require.resolve(name),
  ];
  for (const find of tries) {
    try {
      return find();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new NotInstalled(`${name} is not installed`);
}
