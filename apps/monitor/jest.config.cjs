module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'monitor',
  rootDir: __dirname,
  testEnvironment: 'jest-environment-jsdom',
};
