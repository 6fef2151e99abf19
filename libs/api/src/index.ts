export * from './access';
export * from './answering';
export * from './figures';
export * from './imports';
export * from './problem';
export * from './routes';
export * from './studies';
