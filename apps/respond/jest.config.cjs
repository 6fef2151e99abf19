module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'respond',
  rootDir: __dirname,
  testEnvironment: 'jest-environment-jsdom',
};
