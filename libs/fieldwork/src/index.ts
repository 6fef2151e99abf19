export * from './participant';
export * from './reference';
export * from './response';
export * from './response-rate';
export * from './token';
export * from './wave-availability';
