export * from './histogram';
export * from './request';
export * from './table';
