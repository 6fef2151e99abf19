import { StartupError } from '../config';
import { requireUsable, type DatabaseFacts } from './usable-database';

const KNOWN = ['One1', 'Two2'];
const fine: DatabaseFacts = {
  versionNumber: 170_004,
  version: '17.4',
  encoding: 'UTF8',
  standby: false,
  migrations: ['One1'],
};

describe('a database', () => {
  it.each([
    ['of a version from 15 on', {}],
    ['of the oldest version', { versionNumber: 150_000, version: '15.0' }],
    ['that is empty', { migrations: [] }],
    ['that is up to date', { migrations: KNOWN }],
  ])('%s is used', (_, facts) => {
    expect(() => requireUsable({ ...fine, ...facts }, KNOWN)).not.toThrow();
  });

  it.each([
    ['that is too old', { versionNumber: 140_012, version: '14.12' }, /PostgreSQL 14\.12.*15 or newer/],
    ['of another encoding', { encoding: 'SQL_ASCII' }, /SQL_ASCII.*UTF8/],
    ['that takes no changes', { standby: true }, /standby.*primary/],
    ['that a newer version changed', { migrations: [...KNOWN, 'Three3'] }, /newer version.*\(Three3\)/],
  ])('%s is refused in one sentence', (_, facts, sentence) => {
    const require = () => requireUsable({ ...fine, ...facts }, KNOWN);
    expect(require).toThrow(StartupError);
    expect(require).toThrow(sentence);
  });
});
