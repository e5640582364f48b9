import { Drafts, type DraftBackup } from './drafts';

class Machine implements DraftBackup {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

describe('drafts', () => {
  let machine: Machine;
  let saved: [ticketId: string, kind: string, text: string][];
  let serverDown: boolean;
  let drafts: Drafts;

  beforeEach(() => {
    jest.useFakeTimers();
    machine = new Machine();
    saved = [];
    serverDown = false;
    drafts = new Drafts(machine, async (...draft) => {
      if (serverDown) throw new Error('unreachable');
      saved.push(draft);
    });
  });
  afterEach(() => jest.useRealTimers());

  test('go to the server once, after the typing pauses', async () => {
    for (const text of ['您', '您好', '您好！']) {
      drafts.write('a', 'reply', text);
      await jest.advanceTimersByTimeAsync(300);
    }
    expect(saved).toEqual([]);
    await jest.advanceTimersByTimeAsync(800);
    expect(saved).toEqual([['a', 'reply', '您好！']]);
  });

  test('stay apart by ticket and by kind', async () => {
    drafts.write('a', 'reply', '给 A');
    drafts.write('b', 'reply', '给 B');
    drafts.write('a', 'note', '备注');
    await drafts.flush();
    expect(saved).toEqual([
      ['a', 'reply', '给 A'],
      ['b', 'reply', '给 B'],
      ['a', 'note', '备注'],
    ]);
    expect(drafts.find('b', 'note', [])).toBe('');
  });

  test('are on this machine before the server has them, and only there until it has', async () => {
    drafts.write('a', 'reply', '写到一半');
    expect(new Drafts(machine, async () => undefined).find('a', 'reply', [])).toBe('写到一半');
    await drafts.flush();
    expect(machine.kept.size).toBe(0);
  });

  test('survive a server that is away', async () => {
    serverDown = true;
    drafts.write('a', 'reply', '还没存上');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(machine.kept.size).toBe(1);
    serverDown = false;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(saved).toEqual([['a', 'reply', '还没存上']]);
    expect(machine.kept.size).toBe(0);
  });

  test('start from the server’s copy where this machine holds none', () => {
    const kept = [{ kind: 'reply', text: '另一台电脑上写的', updatedAt: '2026-11-22T06:00:00.000Z' } as const];
    expect(drafts.find('a', 'reply', kept)).toBe('另一台电脑上写的');
    drafts.write('a', 'reply', '这台更新');
    expect(drafts.find('a', 'reply', kept)).toBe('这台更新');
  });

  test('an old save that ends late does not forget what was typed since', async () => {
    let finish: () => void = () => undefined;
    const slow = new Drafts(machine, () => new Promise<void>((done) => (finish = done)));
    slow.write('a', 'reply', '旧');
    await jest.advanceTimersByTimeAsync(800);
    slow.write('a', 'reply', '新');
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(slow.find('a', 'reply', [])).toBe('新');
  });

  test('are gone everywhere when the text was sent', async () => {
    drafts.write('a', 'reply', '发出去了');
    drafts.clear('a', 'reply');
    await jest.advanceTimersByTimeAsync(0);
    expect(saved).toEqual([['a', 'reply', '']]);
    expect(machine.kept.size).toBe(0);
  });
});
