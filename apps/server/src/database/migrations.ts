import { Foundation1764000000000 } from './migrations/1764000000000-foundation';

/** All migrations in order of time; a new one is added at the end. */
export const MIGRATIONS = [Foundation1764000000000];
