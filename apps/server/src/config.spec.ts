import path from 'node:path';
import { configFrom, StartupError } from './config';

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(configFrom({})).toMatchObject({
      port: 3000,
      databaseUrl: null,
      dataDir: path.resolve('data'),
      adminEmail: 'admin@example.nl',
      adminPassword: null,
      demo: true,
      publicUrl: 'http://localhost:3000',
      logRequests: false,
    });
  });

  it('loads no demo into a database of somebody’s own, unless asked', () => {
    const DATABASE_URL = 'postgres://ido@localhost/ido';
    expect(configFrom({ DATABASE_URL }).demo).toBe(false);
    expect(configFrom({ DATABASE_URL, DEMO: 'true' }).demo).toBe(true);
  });

  it('takes an empty variable as not set, and a slash at the end of the address away', () => {
    expect(configFrom({ PORT: '', PUBLIC_URL: 'https://monitor.example.nl/' })).toMatchObject({
      port: 3000,
      publicUrl: 'https://monitor.example.nl',
    });
  });

  it('splits the read replicas', () => {
    const urls = ['postgres://a/ido', 'postgres://b/ido'];
    const DATABASE_URL = 'postgres://ido@localhost/ido';
    expect(configFrom({ DATABASE_URL, DATABASE_READ_URLS: urls.join(', ') }).databaseReadUrls).toEqual(urls);
    expect(() => configFrom({ DATABASE_READ_URLS: urls.join(', ') })).toThrow(StartupError);
  });

  it.each([
    'postgres://',
    'postgres://x:y@[::1',
    'postgres://ido@localhost:99999/x',
    'postgres:///x',
    'postgres://a:50%z@b/x',
  ])('says of the address %s how one looks, without repeating it', (DATABASE_URL) => {
    expect(() => configFrom({ DATABASE_URL })).toThrow(
      'The configuration is not right: DATABASE_URL must be an address such as postgres://user:password@host:5432/database.',
    );
  });

  it('says in one sentence everything that is wrong', () => {
    const wrong = { PORT: '99999', DEMO: 'ja', ADMIN_PASSWORD: 'kort', DATABASE_URL: 'mysql://x' };
    expect(() => configFrom(wrong)).toThrow(StartupError);
    expect(() => configFrom(wrong)).toThrow(
      /^The configuration is not right: (?=.*PORT)(?=.*DEMO must be true or false)(?=.*ADMIN_PASSWORD)(?=.*DATABASE_URL)[^\n]*\.$/,
    );
  });
});
