import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/decisions/0002-layers.md). Types count as imports: a type is a dependency too.
 * Frameworks may not reach the domain libraries, which is why each names the packages that it bans.
 */
const frameworks = [
  '@nestjs/*',
  'typeorm',
  'pg',
  'pg-*',
  'fastify',
  '@fastify/*',
  'react',
  'react-dom',
  'react-router',
  '@utrecht/*',
];
const lib = (name, ...dependsOn) => ({
  sourceTag: `lib:${name}`,
  onlyDependOnLibsWithTags: dependsOn.map((other) => `lib:${other}`),
  bannedExternalImports: frameworks,
});

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '**/data', '.nx', '**/*.d.ts', 'libs/catalogue/src/**/*.json'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts,mjs,cjs}'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
          allow: [],
          depConstraints: [
            lib('statistics'),
            lib('questionnaire'),
            lib('fieldwork', 'statistics'),
            lib('api'),
            lib('catalogue', 'questionnaire'),
            lib('tabulation', 'statistics', 'questionnaire'),
            lib('exchange', 'tabulation', 'statistics', 'questionnaire'),
            lib('report', 'tabulation', 'statistics', 'questionnaire'),
            { sourceTag: 'app:respond', onlyDependOnLibsWithTags: ['lib:api', 'lib:questionnaire'] },
            { sourceTag: 'app:monitor', onlyDependOnLibsWithTags: ['lib:api', 'lib:report', 'lib:tabulation'] },
            { sourceTag: 'app:server', onlyDependOnLibsWithTags: ['lib:*'] },
            { sourceTag: 'app:test', onlyDependOnLibsWithTags: ['lib:*'] },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': ['error', { allow: ['error'] }],
    },
  },
  // Build and test configuration is not part of a library or an app.
  { files: ['**/*.config.{mjs,cjs}'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  // What runs before there are packages reaches apps/start by its path.
  { files: ['test/**/*.mjs'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['apps/start/**', 'test/**'], rules: { 'no-console': 'off' } },
  { files: ['apps/{respond,monitor}/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
);
