import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((f) => join('docs', f)),
].filter((f) => f.endsWith('.md'));

/** Paths of the house as prose names them: in code marks or links, with a folder of ours in front. */
function pathsIn(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  const marked = [...text.matchAll(/`((?:apps|libs|test|docs|docker|scripts)\/[\w./-]+)`/g)].map(([, path]) => path!);
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!);
  return [...marked, ...linked];
}

describe('the documents', () => {
  it('name paths at all', () => {
    expect(pathsIn('docs/flows.md').length).toBeGreaterThan(15);
  });

  it.each(pages)('%s names only paths that exist', (page) => {
    const missing = pathsIn(page).filter(
      (path) => !existsSync(join(root, path)) && !existsSync(join(root, page, '..', path)),
    );
    expect(missing).toEqual([]);
  });
});

describe('the rules of the trade', () => {
  const text = readFileSync(join(root, 'docs/rules.md'), 'utf8');
  const rows = [...text.matchAll(/^\| ([A-Z]\d+) +\| .+? \| (kept|in part|not yet|outside) +\| (.+?) *\|$/gm)].map(
    ([, id, state, where]) => ({ id: id!, state: state!, where: where! }),
  );
  const series = { W: 13, M: 10, D: 11, B: 16, V: 24, H: 25, K: 5, N: 13, F: 7, C: 4 };

  it('are listed, each once', () => {
    const all = Object.entries(series).flatMap(([letter, last]) =>
      Array.from({ length: last }, (_, i) => `${letter}${i + 1}`),
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(all.sort());
  });

  it.each(rows.filter(({ state }) => state === 'kept'))('$id is kept by tests that name it', ({ id, where }) => {
    const specs = [...where.matchAll(/`([\w./-]+\.spec\.tsx?)`/g)].map(([, path]) => path!);
    const named = specs.filter((path) => new RegExp(`\\b${id}\\b`).test(readFileSync(join(root, path), 'utf8')));
    expect(named).not.toEqual([]);
  });
});
