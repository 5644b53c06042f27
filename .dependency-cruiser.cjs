// Direction of imports (ARCHITECTURE.md). Each rule says what it protects.
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    no('no-cycles', 'a cycle has no reading order', {}, { circular: true }),
    no(
      'leaves-know-nobody',
      'schemas and customs know no credentials and no other room',
      { path: '^(schemas|packages/customs)/' },
      { path: '^(packages|apps)/', pathNot: '^(schemas|packages/customs)/' },
    ),
    no(
      'core-knows-no-customs',
      'core is credentials as bytes; it may use schemas only',
      { path: '^packages/core/' },
      { path: '^(packages|apps)/', pathNot: '^packages/core/' },
    ),
    no(
      'verifier-below-traders',
      'the verifier never imports those it judges',
      { path: '^packages/verifier/' },
      { path: '^(packages/(issuer|wallet|ledger|storage)|apps)/' },
    ),
    no(
      'issuer-apart-from-wallet',
      'they meet in schemas and in wire formats',
      { path: '^packages/issuer/' },
      { path: '^(packages/wallet|apps)/' },
    ),
    no(
      'wallet-apart-from-issuer',
      'they meet in schemas and in wire formats',
      { path: '^packages/wallet/' },
      { path: '^(packages/issuer|apps)/' },
    ),
    no(
      'law-is-read-beforehand',
      'what reads the law makes data; it ships with nothing, and knows the rules alone',
      { path: '^(schemas|packages|apps|examples|test)/' },
      { path: '^law/' },
    ),
    no(
      'law-knows-the-rules-alone',
      'it writes what packages/customs/src/rules says that a rule is',
      { path: '^law/' },
      { path: '^(schemas|packages|apps)/', pathNot: '^packages/customs/src/rules/' },
    ),
    no(
      'testkit-for-tests-only',
      'test helpers stay out of what ships',
      { path: '^(schemas|packages|apps)/', pathNot: '(\\.test\\.ts$|^packages/testkit/)' },
      { path: '^packages/testkit/' },
    ),
    no(
      'nothing-past-an-index',
      'packages are imported by name, never by path into their source',
      { path: '^(schemas|packages/([^/]+)|apps/([^/]+))/' },
      {
        path: '^(schemas|packages/[^/]+|apps/[^/]+)/(src|dist)/(?!(index|node/index|web/index|embedded/index|register/index|store/index|workspace/index|bill-of-materials/index|folder/index|json/index|numbers/index|origin/index)\\.)',
        pathNot: '^($1)/|\\.test-support\\.ts$',
      },
    ),
    no(
      'test-support-for-tests',
      'what tests are helped by is imported by tests alone',
      { pathNot: '\\.test(-support)?\\.ts$' },
      { path: '\\.test-support\\.ts$' },
    ),
    no(
      'libraries-open-nothing',
      'only node/ and embedded/ entry points, storage, the command and tests may touch the system',
      {
        path: '^(schemas|packages)/',
        pathNot:
          '(/src/node/|^packages/storage/src/|^packages/ledger/src/embedded/|\\.test(-support)?\\.ts$)',
      },
      { dependencyTypes: ['core'] },
    ),
    no(
      'declared-only',
      'what is imported is declared; tests may use the development dependencies of the root',
      { pathNot: '\\.test(-support)?\\.ts$' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    no('resolvable', 'an import that leads nowhere', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/coverage/)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['originmark-source', 'import', 'node', 'default', 'types'],
    },
  },
};
