export * from './beyond-chance';
export * from './compare-waves';
export * from './decomposition';
export * from './links-behind';
export * from './trend';
export * from './trend-chain';
export * from './wave-answers';
