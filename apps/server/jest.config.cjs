module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'server',
  rootDir: __dirname,
  // A spec file waits for its database as often as it works: two at a time on two cores.
  maxWorkers: 2,
  // Each spec file starts a whole server: on a busy machine that takes longer than jest's five seconds.
  testTimeout: 30_000,
  // ES modules like Nest, or what imports one: what Fastify's injector, its cookies and its static files need, and the validator of OpenAPI.
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|cookie|@fastify/cookie|content-disposition|@seriousme)/)'],
  // One throw-away PostgreSQL for all spec files; each gets a database of its own in it (src/testing/test-database.ts).
  globalSetup: '<rootDir>/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/src/testing/global-teardown.ts',
};
