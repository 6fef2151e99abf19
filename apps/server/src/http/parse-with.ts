import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { FieldError } from '@ido/api';
import { z } from 'zod';
import { problem } from './problems';

const dutch = z.locales.nl().localeError;

/**
 * Parses a body, query or parameter with a schema: `@Body(parseWith(SignIn)) body: SignIn`.
 * @throws ProblemError `invalid-input` with every field that is wrong at once.
 */
export function parseWith<T extends z.ZodType>(schema: T): PipeTransform<unknown, z.output<T>> {
  return {
    transform(value: unknown, { type, data }: ArgumentMetadata): z.output<T> {
      const parsed = schema.safeParse(value, { error: dutch });
      if (parsed.success) return parsed.data;
      const place = type === 'body' ? [] : [type === 'param' ? 'path' : 'query', ...(data === undefined ? [] : [data])];
      throw problem.invalid({ errors: parsed.error.issues.map((issue) => fieldError(issue, place)) });
    },
  };
}

function fieldError(issue: z.core.$ZodIssue, place: readonly string[]): FieldError {
  const path = [...place, ...issue.path.map(String)];
  const absent = issue.code === 'invalid_type' && issue.input === undefined;
  return {
    pointer: path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: absent ? 'required' : issue.code.replaceAll('_', '-'),
    detail: absent ? 'Dit is verplicht.' : `${issue.message}.`,
  };
}
