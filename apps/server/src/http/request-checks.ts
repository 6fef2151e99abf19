import type { FastifyInstance } from 'fastify';
import { problem } from './problems';
import { isStorableText } from './storable';

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...texts(entry)]);
}

/** Refuses parameters and queries with what PostgreSQL cannot keep; bodies are checked by their parser. */
export function useRequestChecks(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    const fine = [...texts(request.params), ...texts(request.query)].every(isStorableText);
    done(fine ? undefined : problem.malformed({ reason: 'Het adres bevat tekens die niet kunnen worden bewaard.' }));
  });
}
