// Two projects: `unit` needs nothing, `desk` gets a Postgres. `npx jest --selectProjects unit` is the quick round.
const swc = (jsxRuntime) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: true,
        react: { runtime: 'automatic', importSource: jsxRuntime },
      },
    },
    sourceMaps: 'inline',
  },
];

// The few packages of our tree that have no CommonJS form. Everything else runs as it is: transforming all of node_modules is
// ten times slower.
const ESM_ONLY = [
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'preact',
  '@fastify/cookie',
  'cookie',
  '@fastify/static',
  'content-disposition',
];

const everywhere = {
  testEnvironment: 'node',
  // TypeScript's angle-bracket casts don't exist in .tsx, so one parser setting serves both.
  transform: {
    '/apps/widget/.+\\.tsx?$': swc('preact'),
    '\\.tsx?$': swc('react'),
    '/node_modules/.+\\.m?js$': swc('react'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  moduleNameMapper: {
    '^#channels/(.+)$': '<rootDir>/libs/channels/src/$1/index.ts',
    '^#(domain|contract|channels|client)$': '<rootDir>/libs/$1/src/index.ts',
    // It exports no `require` form, which Jest asks for.
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const specs = (folders) =>
  folders.flatMap((folder) => [`<rootDir>/${folder}/**/*.spec.ts`, `<rootDir>/${folder}/**/*.spec.tsx`]);

module.exports = {
  maxWorkers: 2,
  // Every spec loads the whole server anew, and what it loaded stays with its worker.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 120_000,
  projects: [
    { ...everywhere, displayName: 'unit', testMatch: specs(['libs', 'apps/console', 'apps/widget']) },
    {
      ...everywhere,
      displayName: 'desk',
      testMatch: specs(['apps/server', 'test']),
      setupFilesAfterEnv: ['<rootDir>/test/support/retry.ts'],
      globalSetup: '<rootDir>/test/support/jest-setup.ts',
      globalTeardown: '<rootDir>/test/support/jest-teardown.ts',
    },
  ],
};
