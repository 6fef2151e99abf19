module.exports = { ...require('../../jest.preset.cjs'), displayName: 'fieldwork', rootDir: __dirname };
