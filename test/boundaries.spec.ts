// Plants one forbidden import of each kind in a small copy of the house, and expects the boundary check to name it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const SERVER = 'apps/server/src';

/** An honest house: every import in it is allowed. */
const HOUSE: Record<string, string> = {
  'libs/domain/src/index.ts': 'export const decide = 1; export type Ticket = number;',
  'libs/contract/src/index.ts': `import { decide } from '#domain'; export const view = decide; export type View = number;`,
  'libs/channels/src/index.ts': `import { decide } from '#domain'; export const channel = decide;`,
  'libs/channels/src/email/index.ts': `import { channel } from '../index'; export const email = channel;`,
  'libs/client/src/index.ts': `import { view } from '#contract'; export const connect = view;`,
  'apps/console/src/main.tsx': `import { connect } from '#client'; import { view } from '#contract'; import { decide } from '#domain'; export const all = [connect, view, decide];`,
  'apps/widget/src/main.tsx': `import { connect } from '#client'; import type { View } from '#contract'; export const all: View = connect;`,
  [`${SERVER}/platform/wake.ts`]: 'export const wake = 1;',
  [`${SERVER}/desk/tickets/tickets.repository.ts`]: 'export const rows = 1;',
  [`${SERVER}/desk/tickets/ticket.entity.ts`]: 'export const entity = 1;',
  [`${SERVER}/desk/tickets/tickets.service.ts`]: `import { wake } from '../../platform/wake'; import { rows } from './tickets.repository'; import { entity } from './ticket.entity'; import { email } from '#channels/email'; import { view } from '#contract'; export const service = [wake, rows, entity, email, view];`,
  [`${SERVER}/flows/closing.ts`]: `import { service } from '../desk/tickets/tickets.service'; export const closing = service;`,
  [`${SERVER}/live/board.ts`]: `import { service } from '../desk/tickets/tickets.service'; export const board = service;`,
  [`${SERVER}/scoring/cards.ts`]: `import { service } from '../desk/tickets/tickets.service'; export const cards = service;`,
  [`${SERVER}/main.ts`]: `import { closing } from './flows/closing'; import { board } from './live/board'; import { cards } from './scoring/cards'; export const app = [closing, board, cards];`,
};

/** rule: the folder the fault is planted in, and what it imports. */
const FAULTS: [rule: string, folder: string, imported: string][] = [
  ['domain-imports-nothing', 'libs/domain/src', '#contract'],
  ['domain-has-no-io', 'libs/domain/src', 'node:fs'],
  ['contract-imports-domain', 'libs/contract/src', '#channels'],
  ['channels-import-domain', 'libs/channels/src', '#contract'],
  ['channels-import-domain', 'libs/channels/src', '../../../apps/server/src/platform/wake'],
  ['client-imports-contract', 'libs/client/src', '#domain'],
  ['console-imports-client-contract-domain', 'apps/console/src', '#channels'],
  ['console-imports-client-contract-domain', 'apps/console/src', '../../widget/src/main'],
  ['widget-imports-client-contract', 'apps/widget/src', '#domain'],
  ['widget-takes-only-types-of-contract', 'apps/widget/src', '#contract'],
  ['server-imports-domain-contract-channels', `${SERVER}/desk/tickets`, '#client'],
  ['platform-knows-no-desk', `${SERVER}/platform`, '../desk/tickets/tickets.service'],
  ['platform-knows-no-desk', `${SERVER}/platform`, '../live/board'],
  ['desk-knows-no-tier-above', `${SERVER}/desk/tickets`, '../../flows/closing'],
  ['desk-knows-no-tier-above', `${SERVER}/desk/tickets`, '../../live/board'],
  ['desk-knows-no-tier-above', `${SERVER}/desk/tickets`, '../../scoring/cards'],
  ['flows-sees-no-sibling-tier', `${SERVER}/flows`, '../live/board'],
  ['flows-sees-no-sibling-tier', `${SERVER}/flows`, '../scoring/cards'],
  ['live-sees-no-sibling-tier', `${SERVER}/live`, '../flows/closing'],
  ['live-sees-no-sibling-tier', `${SERVER}/live`, '../scoring/cards'],
  ['scoring-sees-no-sibling-tier', `${SERVER}/scoring`, '../flows/closing'],
  ['scoring-sees-no-sibling-tier', `${SERVER}/scoring`, '../live/board'],
  ['repository-and-entity-are-private', `${SERVER}/desk/calls`, '../tickets/tickets.repository'],
  ['repository-and-entity-are-private', `${SERVER}/flows`, '../desk/tickets/ticket.entity'],
  ['repository-and-entity-are-private', `${SERVER}/desk/tickets/inside`, '../tickets.repository'],
  ['nothing-unresolved', 'libs/domain/src', './nowhere'],
];

interface Violation {
  from: string;
  rule: { name: string };
}

describe('the boundaries of the house', () => {
  it('let an honest house pass', () => {
    expect(violationsIn(HOUSE)).toEqual([]);
  });

  it('report a cycle, also one of types alone', () => {
    const cycle = {
      'libs/domain/src/hen.ts': `import type { Egg } from './egg'; export type Hen = Egg[];`,
      'libs/domain/src/egg.ts': `import type { Hen } from './hen'; export type Egg = Hen[];`,
    };
    expect(violationsIn({ ...HOUSE, ...cycle }).map(({ rule }) => rule.name)).toContain('no-cycles');
  });

  describe('report', () => {
    const planted = FAULTS.map(([rule, folder, imported], index) => ({
      rule,
      imported,
      file: `${folder}/planted-${index}.ts`,
    }));
    const sources = planted.map(({ file, imported }) => [
      file,
      `import * as wrong from '${imported}'; export const used = wrong;`,
    ]);
    const violations = violationsIn({ ...HOUSE, ...Object.fromEntries(sources) });

    it.each(planted)('$file importing $imported as $rule', ({ rule, file }) => {
      expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
    });
  });
});

function violationsIn(files: Record<string, string>): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'halfhour-house-'));
  try {
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(join(ROOT, name), join(folder, name));
    for (const [path, source] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    return cruise(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cruise(folder: string): Violation[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, 'apps', 'libs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const output = execFileSync(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(output.toString()) as { summary: { violations: Violation[] } }).summary.violations;
}
