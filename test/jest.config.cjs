/** What needs a running server, a browser or a kill: journeys, faults and the check on boundaries. One after the other unless run.mjs says so. */
module.exports = {
  ...require('../jest.preset.cjs'),
  displayName: 'test',
  rootDir: __dirname,
  maxWorkers: 1,
  testTimeout: 120_000,
};
