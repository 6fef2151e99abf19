export * from './questionnaires';
export * from './register';
export * from './demo';
