import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

it('the widget is under 30 kB compressed at first load', () => {
  const root = join(__dirname, '..');
  // It prints each file and fails above the limit.
  expect(execFileSync(process.execPath, [join(root, 'apps/widget/size.mjs')], { cwd: root, encoding: 'utf8' })).toMatch(
    /first load/i,
  );
});
