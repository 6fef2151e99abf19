export * from './chi-square-goodness-of-fit';
export * from './half-up';
export * from './percentage';
export * from './share';
export * from './standard-error-fpc';
export * from './weighted-percentage';
export * from './wilson-interval';
