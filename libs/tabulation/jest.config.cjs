module.exports = { ...require('../../jest.preset.cjs'), displayName: 'tabulation', rootDir: __dirname };
