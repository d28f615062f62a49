// Lint: strict typed rules everywhere, and the house rules that a syntax tree can show.

import tseslint from 'typescript-eslint';
import house from './scripts/eslint-house.mjs';

const clock = [
  { object: 'Date', property: 'now', message: 'Take the time from app.clock.' },
  { object: 'performance', property: 'now', message: 'Take the time from app.clock.' },
];
const chance = [
  { object: 'Math', property: 'random', message: 'Take ids from app.newId, chance from the platform.' },
];
const environment = [
  { object: 'process', property: 'env', message: 'Settings are read in config.ts alone.' },
];
const presentTime = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time from app.clock.',
  },
];

const tests = ['**/*.test.ts', 'server/testing/**', 'e2e/**', 'bench/**', '*.config.ts'];

export default tseslint.config(
  {
    ignores: ['dist/**', 'data/**', '.cache/**', 'coverage/**', 'test-results/**', 'playwright-report/**'],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', ...clock, ...chance, ...environment],
      'no-restricted-syntax': ['error', ...presentTime],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'house/reason-for-non-null': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Text is spread into its code points on purpose; our objects are closures that need no `this`.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/unbound-method': 'off',
      // One signature for sync and async ports of the platform; an async one may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['server/platform/**/*.ts'], rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' } },
  {
    files: ['server/platform/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...environment] },
  },
  {
    files: ['server/platform/config.ts', 'server/platform/config/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['server/cli.ts', 'server/cli/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  // A page's sample is content, as long as its page.
  { files: ['**/pages.ts', '**/sample-*.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['public/**/*.js', 'scripts/**/*.mjs', '*.js'],
    rules: { eqeqeq: 'error', 'prefer-const': 'error', 'no-var': 'error', 'no-unused-vars': 'error' },
  },
);
