import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { FieldError } from '@ido/api';
import type { z } from 'zod';
import { fieldSentence } from './field-sentence';
import { problem } from './problems';

/**
 * Parses a body, query or parameter with a schema: `@Body(parseWith(SignIn)) body: SignIn`.
 * @throws ProblemError `invalid-input` with every field that is wrong at once.
 */
export function parseWith<T extends z.ZodType>(schema: T): PipeTransform<unknown, z.output<T>> {
  return {
    transform(value: unknown, { type, data }: ArgumentMetadata): z.output<T> {
      const parsed = schema.safeParse(value, { error: fieldSentence, reportInput: true });
      if (parsed.success) return parsed.data;
      const place = type === 'body' ? [] : [type === 'param' ? 'path' : 'query', ...(data === undefined ? [] : [data])];
      throw problem.invalid({ errors: parsed.error.issues.map((issue) => fieldError(issue, place)) });
    },
  };
}

function fieldError(issue: z.core.$ZodIssue, place: readonly string[]): FieldError {
  const path = [...place, ...issue.path.map(String)];
  return {
    pointer: path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: isAbsent(issue) ? 'required' : issue.code.replaceAll('_', '-'),
    detail: `${issue.message}.`,
  };
}

/** Whether nothing was given at all; something of another type is wrong, not absent. Only there with `reportInput`. */
function isAbsent(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.input === undefined;
}
