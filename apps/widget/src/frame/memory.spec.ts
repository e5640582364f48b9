import { openMemory } from './memory';

function shelf(limit = Infinity) {
  const rows = new Map<string, string>();
  return {
    getItem: (name: string) => rows.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (value.length > limit) throw new Error('QuotaExceededError');
      rows.set(name, value);
    },
    removeItem: (name: string) => void rows.delete(name),
    key: (at: number) => [...rows.keys()][at] ?? null,
    get length() {
      return rows.size;
    },
  };
}

describe('what the chat remembers', () => {
  beforeEach(() => void jest.spyOn(console, 'info').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('is there on the next visit, for this key only', () => {
    const kept = shelf();
    openMemory('a:', () => kept).set('token', 't1');
    expect(openMemory('a:', () => kept).get('token')).toBe('t1');
    expect(openMemory('b:', () => kept).get('token')).toBeNull();
    expect(openMemory('a:', () => kept).names()).toEqual(['token']);
  });

  it('lasts until the page is left where storage is denied', () => {
    const memory = openMemory('a:', () => {
      throw new Error('SecurityError');
    });
    expect(memory.lasting).toBe(false);
    memory.set('token', 't1');
    expect(memory.get('token')).toBe('t1');
    expect(memory.names()).toEqual(['token']);
    memory.remove('token');
    expect(memory.get('token')).toBeNull();
  });

  it('keeps the newer value when storage is full', () => {
    const kept = shelf(5);
    const memory = openMemory('a:', () => kept);
    memory.set('draft', 'short');
    memory.set('draft', 'too long for it');
    expect(memory.get('draft')).toBe('too long for it');
    memory.set('draft', 'ok');
    expect(memory.get('draft')).toBe('ok');
  });
});
