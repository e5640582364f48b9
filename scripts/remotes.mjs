// npm run remotes: builds the fake platforms of the tests and runs them by hand.
import { checkNode, installPackages, ROOT } from './install.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stepCommand } from './progress.mjs';

checkNode();
await installPackages();
await stepCommand(
  'Building the fake platforms',
  process.execPath,
  ['node_modules/ts7/bin/tsc', '-p', 'tsconfig.remotes.json'],
  {
    cwd: ROOT,
  },
);
const remotes = spawn(process.execPath, ['dist/remotes/by-hand/main.js'], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => remotes.kill(signal));
const [code] = await once(remotes, 'exit');
process.exitCode = code ?? 0;
