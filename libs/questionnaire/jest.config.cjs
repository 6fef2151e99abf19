module.exports = { ...require('../../jest.preset.cjs'), displayName: 'questionnaire', rootDir: __dirname };
