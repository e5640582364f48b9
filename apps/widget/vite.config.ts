import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const OUT = here('../../dist/apps/widget');

/** A sandboxed page has no origin of its own, and modules and `crossorigin` files are refused there: plain tags are not. */
const plainTags: Plugin = {
  name: 'plain-tags',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('type="module" crossorigin', 'defer').replaceAll(' crossorigin', ''),
  },
};

/** What of it is used, fields of classes and `??=`, browsers know since spring 2021: to write it out for older ones cost every first load 350 bytes. */
const BROWSERS = 'es2022';

const chat: UserConfig = {
  root: here('.'),
  base: './',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: BROWSERS,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rollupOptions: { input: here('frame.html'), output: { format: 'iife' } },
  },
};

const loader: UserConfig = {
  configFile: false,
  publicDir: false,
  build: {
    outDir: OUT,
    emptyOutDir: false,
    target: BROWSERS,
    reportCompressedSize: false,
    lib: { entry: here('src/loader/main.ts'), formats: ['iife'], name: 'HalfhourLoader', fileName: () => 'loader.js' },
  },
};

/** What a visitor who calls needs beside the chat: fetched then, and a classic script for the same reason as the others. */
const call: UserConfig = {
  configFile: false,
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: OUT,
    emptyOutDir: false,
    target: BROWSERS,
    reportCompressedSize: false,
    lib: { entry: here('src/call/main.tsx'), formats: ['iife'], name: 'HalfhourCallFile', fileName: () => 'call.js' },
  },
};

/** The question after a service: fetched by the few visitors who are asked. */
const survey: UserConfig = {
  ...call,
  build: {
    ...call.build,
    lib: {
      entry: here('src/survey/main.tsx'),
      formats: ['iife'],
      name: 'HalfhourSurveyFile',
      fileName: () => 'survey.js',
    },
  },
};

/** The loader is one classic script, so it is a build of its own; the demo shop is copied as it is. */
const restOfTheFolder: Plugin = {
  name: 'loader-and-demo',
  async writeBundle(options) {
    const outDir = options.dir ?? OUT;
    for (const part of [loader, call, survey])
      await build({ ...part, logLevel: this.environment.config.logLevel, build: { ...part.build, outDir } });
    compress(outDir);
    cpSync(here('demo'), `${outDir}/demo`, { recursive: true });
  },
};

/** Beside each file its compressed forms, for a server that hands them out as they are. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(js|css|html)$/.test(entry.name)) continue;
    const file = `${entry.parentPath}/${entry.name}`;
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content));
  }
}

export default defineConfig({ ...chat, plugins: [plainTags, restOfTheFolder] });
