import { PROBLEM_KINDS, defineProblem, ProblemError } from './problem-error';
import { problemOf } from './problem-filter';
import { problem } from './problems';
// Whatever a module refuses with is in the catalogue once its problems are loaded.
import '../app.module';

describe('the catalogue of problems', () => {
  it.each([...PROBLEM_KINDS.values()])(
    '$code has a kebab-case code, an error status and a Dutch title',
    ({ code, status, title }) => {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(title).toMatch(/^[A-Z‘É].{3,60}[^.]$/u);
    },
  );

  it('refuses a second problem with the same code', () => {
    expect(() => defineProblem('not-found', 404, 'Weg', () => '')).toThrow('defined twice');
  });

  it('makes a body that follows RFC 9457', () => {
    expect(problem.waveTransition({ from: 'draft', to: 'published' }).body).toEqual({
      type: 'urn:ido-monitor:problem:wave-transition',
      title: 'Kan niet in deze stand',
      status: 409,
      detail: "Een meting kan niet van 'draft' naar 'published'.",
    });
  });
});

describe('what was thrown', () => {
  const thrown = (code: string) => Object.assign(new Error('x'), { code });
  it.each([
    ['a refused connection', thrown('ECONNREFUSED'), 'database-unavailable'],
    ['a database that shuts down', thrown('57P01'), 'database-unavailable'],
    ['a broken connection', new Error('Connection terminated unexpectedly'), 'database-unavailable'],
    ['a deadlock', thrown('40P01'), 'busy'],
    ['a text that PostgreSQL cannot keep', thrown('22021'), 'malformed-request'],
    ['a mistake of ours', new TypeError('x is not a function'), 'internal-error'],
    ['nothing', undefined, 'internal-error'],
  ])('%s is told as a problem', (_, error, code) => {
    expect(problemOf(error).code).toBe(code);
  });

  it('tells when to come back', () => {
    expect(problemOf(thrown('ECONNRESET')).headers['retry-after']).toBe('2');
    expect(problemOf(thrown('ECONNRESET'))).toBeInstanceOf(ProblemError);
  });
});
