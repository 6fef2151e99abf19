const path = require('node:path');
const preset = require('../../jest.preset.cjs');
const [[, transform]] = Object.entries(preset.transform);
const components = path.resolve(__dirname, '../../node_modules/@utrecht');

module.exports = {
  ...preset,
  displayName: 'monitor',
  rootDir: __dirname,
  testEnvironment: 'jest-environment-jsdom',
  // The component library ships ES modules only: they are found by file and transformed.
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^@utrecht/component-library-react$': `${components}/component-library-react/dist/index.mjs`,
    '^@utrecht/([a-z-]+-react)$': `${components}/$1/dist/index.mjs`,
  },
  transform: { '\\.m?[jt]sx?$': transform },
  transformIgnorePatterns: ['/node_modules/(?!@utrecht/)'],
  setupFiles: ['<rootDir>/src/testing/browser-globals.ts'],
};
