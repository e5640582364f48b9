// Who may import whom: docs/architecture.md draws it, `npm run check` runs it, test/boundaries.spec.ts plants faults against it.
const HOUSE = '^(apps|libs)/';
const SPECS = '\\.spec\\.tsx?$';

/** `from` may import, of the whole house, only itself and `allowed`. */
const onlyFrom = (name, from, allowed, more = {}) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: SPECS },
  to: { path: HOUSE, pathNot: [from, ...allowed].map((folder) => `^${folder}/`), ...more },
});

const SERVER = 'apps/server/src';
const TIERS_ABOVE_DESK = ['flows', 'live', 'scoring'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    onlyFrom('domain-imports-nothing', 'libs/domain', []),
    {
      name: 'domain-has-no-io',
      comment: 'No framework, no I/O: of the packages, only those that compute.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: SPECS },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: 'node_modules/(luxon|@types/luxon|chinese-days|pinyin-pro|opencc-js)/',
      },
    },
    onlyFrom('contract-imports-domain', 'libs/contract', ['libs/domain']),
    onlyFrom('channels-import-domain', 'libs/channels', ['libs/domain']),
    onlyFrom('client-imports-contract', 'libs/client', ['libs/contract']),
    onlyFrom('console-imports-client-contract-domain', 'apps/console', ['libs/client', 'libs/contract', 'libs/domain']),
    onlyFrom('widget-imports-client-contract', 'apps/widget', ['libs/client', 'libs/contract']),
    {
      name: 'widget-takes-only-types-of-contract',
      comment: "The widget's first load is under 30 kB; the contract brings zod.",
      severity: 'error',
      from: { path: '^apps/widget/', pathNot: SPECS },
      to: { path: '^libs/contract/', dependencyTypesNot: ['type-only', 'type-import'] },
    },
    onlyFrom('server-imports-domain-contract-channels', 'apps/server', [
      'libs/domain',
      'libs/contract',
      'libs/channels',
    ]),
    {
      name: 'platform-knows-no-desk',
      severity: 'error',
      from: { path: `^${SERVER}/platform/`, pathNot: SPECS },
      to: { path: `^${SERVER}/(desk|flows|live|scoring)/` },
    },
    {
      name: 'desk-knows-no-tier-above',
      severity: 'error',
      from: { path: `^${SERVER}/desk/`, pathNot: SPECS },
      to: { path: `^${SERVER}/(flows|live|scoring)/` },
    },
    ...TIERS_ABOVE_DESK.map((tier) => ({
      name: `${tier}-sees-no-sibling-tier`,
      severity: 'error',
      from: { path: `^${SERVER}/${tier}/`, pathNot: SPECS },
      to: { path: `^${SERVER}/(${TIERS_ABOVE_DESK.filter((other) => other !== tier).join('|')})/` },
    })),
    {
      name: 'repository-and-entity-are-private',
      comment: 'Others call the service of the folder.',
      severity: 'error',
      from: { path: '^(.+)/[^/]+$', pathNot: SPECS },
      to: { path: '\\.(repository|entity)\\.ts$', pathNot: '^$1/[^/]+$' },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      from: { path: HOUSE, pathNot: SPECS },
      to: { path: ['^test/', SPECS] },
    },
    { name: 'nothing-unresolved', severity: 'error', from: { path: HOUSE }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['^dist/', '^\\.data/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};
