export * from './breakdown-export';
export * from './codebook-export';
export * from './export-row';
export * from './import-event';
export * from './read-responses';
export * from './write-responses';
export * from './write-responses-xlsx';
