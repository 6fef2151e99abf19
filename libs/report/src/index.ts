export * from './curve-svg';
export * from './dutch-number';
export * from './figure-csv';
export * from './figure-input';
export * from './figure-spec';
export * from './figure-svg';
export * from './sentence';
