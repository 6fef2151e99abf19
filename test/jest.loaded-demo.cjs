/** The same for many test files with a server: the demo is loaded once and each begins with a copy. */
module.exports = {
  ...require('./jest.config.cjs'),
  globalSetup: '<rootDir>/harness/load-demo.ts',
  globalTeardown: '<rootDir>/harness/remove-demo.ts',
};
