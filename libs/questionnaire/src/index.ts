export * from './answers';
export { codebookOf } from './codebook-of';
export * from './codebook';
export * from './coding';
export * from './compile';
export { compileQuestionnaire } from './compile-questionnaire';
export { canonicalJson } from './canonical-json';
export { registerQuestionProperties } from './question-properties';
export { UnsupportedQuestionnaire, type UnsupportedPlace } from './unsupported-questionnaire';
