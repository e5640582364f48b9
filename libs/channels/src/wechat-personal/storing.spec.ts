import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Storing } from './storing';

describe('what a worker tells of', () => {
  let folder: string;
  let storing: Storing;
  let away: boolean;
  let received: string[];
  let stored: string[];
  let happened: () => void = () => undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storing-'));
    [away, received, stored] = [false, [], []];
    storing = new Storing({
      folder,
      now: () => new Date(0),
      stored: (file) => (stored.push(file), happened()),
      warn: () => happened(),
      receive: ({ externalId, raw }) => {
        if (away) return Promise.reject(new Error('database away'));
        received.push(`${externalId}: ${raw.toString()}`);
        return Promise.resolve('stored');
      },
    });
  });
  afterEach(async () => {
    await storing.stop();
    await rm(folder, { recursive: true });
  });

  const writes = (file: string, words: string): Promise<void> => writeFile(join(folder, file), words);
  const something = (): Promise<void> => new Promise((go) => (happened = go));

  it('is stored in its order, and forgotten only then', async () => {
    await writes('1.json', '你好');
    await writes('2.json', '在吗');
    storing.arrived('1.json', 'm1');
    storing.arrived('2.json', 'm2');
    while (stored.length < 2) await something();
    expect(received).toEqual(['m1: 你好', 'm2: 在吗']);
    expect(stored).toEqual(['1.json', '2.json']);
  });

  it('keeps its order while nothing can be stored, and is stored once however often it is told', async () => {
    await writes('1.json', '你好');
    await writes('2.json', '在吗');
    away = true;
    storing.arrived('1.json', 'm1');
    await something();
    storing.arrived('2.json', 'm2');
    storing.arrived('1.json', 'm1');
    away = false;
    while (stored.length < 2) await something();
    expect(received).toEqual(['m1: 你好', 'm2: 在吗']);
  });

  it('is no news when it was stored and is gone', async () => {
    await writes('2.json', '在吗');
    storing.arrived('1.json', 'm1');
    storing.arrived('2.json', 'm2');
    while (stored.length < 1) await something();
    expect(received).toEqual(['m2: 在吗']);
  });
});
