export * from './answers';
export * from './codebook';
export * from './coding';
export * from './compile';
