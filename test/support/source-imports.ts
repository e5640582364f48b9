// Jest's set-up file runs in plain Node, where `#domain` and its like lead to dist. Once this is imported they lead to the sources.
import Module from 'node:module';
import { join, resolve } from 'node:path';

type Resolve = (request: string, ...rest: unknown[]) => string;

const ROOT = resolve(__dirname, '../..');
const loader = Module as unknown as { _resolveFilename: Resolve };
const original = loader._resolveFilename;

loader._resolveFilename = (request, ...rest) => original(sourceOf(request) ?? request, ...rest);

function sourceOf(request: string): string | undefined {
  const [, lib, folder = ''] = /^#(domain|contract|channels|client)(\/.+)?$/.exec(request) ?? [];
  return lib && join(ROOT, 'libs', lib, 'src', folder, 'index.ts');
}
