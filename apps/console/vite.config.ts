import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const lib = (name: string): string => fileURLToPath(new URL(`../../libs/${name}/src/index.ts`, import.meta.url));
const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  resolve: { alias: { '#contract': lib('contract'), '#client': lib('client'), '#domain': lib('domain') } },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
  build: {
    outDir: fileURLToPath(new URL('../../dist/apps/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      // The libraries' modules only export: what a screen does not use (zod schemas, calendars) stays out of the bundle.
      treeshake: { moduleSideEffects: [{ test: /\/libs\/(contract|client|domain)\/src\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|rc-[^/]+|dayjs)\//, priority: 2 },
            {
              name: 'frame',
              test: /node_modules\/(@tanstack|i18next|react-i18next|socket\.io|engine\.io|@socket\.io)/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
