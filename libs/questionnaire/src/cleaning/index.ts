export * from './corrected';
export * from './flags';
export * from './log';
export * from './replay';
export * from './which-counts';
