export * from './compare-codebooks';
export { categoriesJoined, matchCategories, type CategoryPair } from './match-categories';
export { matchVariables, type FoundBy } from './match-variables';
export { inQuestionOrder } from './question-order';
export { profileOf, similarity } from './text-similarity';
export * from './verdict';
