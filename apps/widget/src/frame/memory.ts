/** What the chat remembers between visits. Where a browser denies storage it remembers until the page is left. */
export interface Memory {
  /** False where the browser denies storage. */
  lasting: boolean;
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
  names(): string[];
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export function openMemory(prefix: string, open: () => Shelf): Memory {
  const held = new Map<string, string>();
  const shelf = usable(open);
  return {
    lasting: shelf !== null,
    get: (name) => held.get(name) ?? shelf?.getItem(prefix + name) ?? null,
    set: (name, value) => {
      if (!shelf || !stored(shelf, prefix + name, value)) held.set(name, value);
      else held.delete(name);
    },
    remove: (name) => {
      held.delete(name);
      shelf?.removeItem(prefix + name);
    },
    names: () => [...new Set([...held.keys(), ...namesOn(shelf, prefix)])],
  };
}

/** Sandboxed frames and strict privacy settings throw already when storage is looked at. */
function usable(open: () => Shelf): Shelf | null {
  try {
    const shelf = open();
    shelf.getItem('');
    return shelf;
  } catch (error) {
    console.info('Halfhour: storage is denied here, so this chat is remembered until the page is left.', error);
    return null;
  }
}

function stored(shelf: Shelf, name: string, value: string): boolean {
  try {
    shelf.setItem(name, value);
    return true;
  } catch (error) {
    console.info('Halfhour: storage is full, so this chat is remembered until the page is left.', error);
    return false;
  }
}

function namesOn(shelf: Shelf | null, prefix: string): string[] {
  if (!shelf) return [];
  return Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}
