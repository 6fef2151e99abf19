import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** A body or answer that is not JSON. */
export interface RawContent {
  readonly contentType: string;
  readonly description: string;
}

/** What one route takes and gives: the OpenAPI document, 415 and 406 follow from it. */
export interface OperationDescription {
  /** One English sentence. */
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | RawContent;
  /** By status; null: an answer without a body. */
  readonly answers: Readonly<Record<number, z.ZodType | RawContent | readonly RawContent[] | null>>;
  readonly headers?: readonly { readonly name: string; readonly description: string; readonly required: boolean }[];
}

export const OPERATION = 'ido:operation';

/** Describes a route next to its handler. Every route has one: a spec checks it. */
export const Operation = (description: OperationDescription) => SetMetadata(OPERATION, description);

/** Whether a body or answer is described as something else than JSON. */
export function isRaw(content: unknown): content is RawContent {
  return typeof content === 'object' && content !== null && 'contentType' in content;
}

/** Content types that a route takes. */
export function consumedBy(operation: OperationDescription): string[] {
  return [isRaw(operation.body) ? operation.body.contentType : 'application/json'];
}

/** Content types that a route gives when nothing goes wrong. */
export function producedBy(operation: OperationDescription): string[] {
  const types = Object.values(operation.answers).flatMap((answer) => {
    if (answer === null) return [];
    if (Array.isArray(answer)) return (answer as readonly RawContent[]).map((raw) => raw.contentType);
    return [isRaw(answer) ? answer.contentType : 'application/json'];
  });
  return [...new Set(types)];
}
