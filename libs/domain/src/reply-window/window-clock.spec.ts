import { readFileSync } from 'node:fs';
import { join } from 'node:path';

test('the clock imports nothing, so that a browser can count down without a calendar', () => {
  const source = readFileSync(join(__dirname, 'window-clock.ts'), 'utf8');
  expect(source).not.toMatch(/^\s*import\b|\brequire\(|\bfrom '/m);
});
