export * from './questionnaires';
export * from './register';
