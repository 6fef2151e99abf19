/** What every project's unit tests share: TypeScript through swc to CommonJS, as Nest 12 (ESM only) needs to be transformed too. */
const path = require('node:path');
const libs = ['api', 'catalogue', 'exchange', 'fieldwork', 'questionnaire', 'report', 'statistics', 'tabulation'];

module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  transform: {
    '\\.[jt]sx?$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|openid-client|oauth4webapi|jose)/)'],
  moduleNameMapper: {
    '^fast-check$': path.join(__dirname, 'jest.fast-check.cjs'),
    ...Object.fromEntries(libs.map((lib) => [`^@ido/${lib}$`, path.join(__dirname, 'libs', lib, 'src/index.ts')])),
  },
};
