// ESM throughout: run with NODE_OPTIONS=--experimental-vm-modules (scripts/run-tests.mjs sets it).
export default {
  testMatch: ['<rootDir>/{schemas,packages,apps,examples,test,law}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  testEnvironmentOptions: { customExportConditions: ['originmark-source', 'node', 'node-addons'] },
  maxWorkers: 2,
  workerIdleMemoryLimit: '600MB',
  testTimeout: 30_000,
  coverageProvider: 'v8',
  collectCoverageFrom: [
    '{schemas,packages,apps,examples}/**/src/**/*.ts',
    '!**/*.test.ts',
    '!**/generated/**',
  ],
};
