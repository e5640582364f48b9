import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import chinese from '../../locales/zh-CN/admin.json';

const desk = join(__dirname, '../../../../server/src/desk');
const ACT =
  /'((?:agent|block_rule|calendar|company|contact_group|forbidden_phrase|greeting|guided_script|inbox|ladder|macro|password|quarantine|session|setting|shift|snippet|status_label|team|webhook)\.[a-z_]*(?:ed|set|written|shown|made))'/g;
/** Told to the screens and not written in the log. */
const EVENTS = ['agent.status_changed', 'shift.changed'];

function actsWritten(): string[] {
  const files = readdirSync(desk, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.spec)\.ts$/.test(file),
  );
  const acts = files.flatMap((file) =>
    [...readFileSync(join(desk, file), 'utf8').matchAll(ACT)].map(([, act]) => act!),
  );
  return [...new Set(acts)].filter((act) => !EVENTS.includes(act));
}

it('has words for every act that the log may hold', () => {
  const words = chinese.audit.acts as Record<string, Record<string, string>>;
  const written = actsWritten();
  expect(written).toContain('snippet.created');
  expect(written.filter((act) => words[act.split('.')[0]!]?.[act.split('.')[1]!] === undefined)).toEqual([]);
});
