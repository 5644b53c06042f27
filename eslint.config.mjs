import jestPlugin from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/generated/**', '**/coverage/**', '**/node_modules/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process', 'Buffer'],
    },
  },
  {
    // Entry points of their own, and the command, may use what Node has.
    files: [
      '**/src/node/**/*.ts',
      'packages/ledger/src/embedded/**/*.ts',
      'apps/**/*.ts',
      'examples/**/*.ts',
      'bench/**/*.ts',
      'test/**/*.ts',
      'law/**/*.ts',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['apps/cli/src/main.ts', 'bench/**/*.ts', 'law/gn29/write-rules.ts', '**/*.test.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts'],
    plugins: { jest: jestPlugin },
    extends: [jestPlugin.configs['flat/recommended']],
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
      'jest/no-conditional-expect': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
