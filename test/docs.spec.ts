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
