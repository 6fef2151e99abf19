import { API_BASE, API_VERSION, Problem } from '@ido/api';
import { z } from 'zod';
import type { Access } from './access';
import { isRaw, type OperationDescription, type RawContent } from './operation';
import type { DeclaredRoute } from './routes';

type Json = Record<string, unknown>;

const PROBLEM = { $ref: '#/components/schemas/Problem' };
const SECURITY: Readonly<Record<Access, Json[]>> = {
  public: [],
  'answer-token': [{ answerToken: [] }],
  staff: [{ bearer: [] }, { cookie: [] }],
  administrator: [{ bearer: [] }, { cookie: [] }],
};

/** The OpenAPI 3.1 document of these routes. `publicUrl` is where the server is reached. */
export function openApiOf(routes: readonly DeclaredRoute[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (!route.operation || !route.access) continue;
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, route.operation, route.access) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'IDO-monitor',
      version: API_VERSION,
      description: 'Surveys and their figures: questionnaires, waves, answers, breakdowns.',
      contact: { name: 'IDO-monitor', url: publicUrl },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${publicUrl}${API_BASE}` }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Session or personal access token of staff' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'ido_session',
          description: 'Session of staff; changes also need the header X-CSRF-Token',
        },
        answerToken: { type: 'http', scheme: 'bearer', description: 'Token of a personal link' },
      },
    },
  };
}

function operationOf(route: DeclaredRoute, operation: OperationDescription, access: Access): Json {
  const [controller = '', method = ''] = route.handler.split('.');
  return {
    operationId: `${controller.replace(/Controller$/, '')}-${method}`,
    tags: [route.path.split('/')[1] ?? ''],
    summary: operation.summary,
    security: SECURITY[access],
    parameters: parametersOf(route, operation),
    ...(operation.body && {
      requestBody: { required: !isRaw(operation.body), content: contentOf(operation.body, 'input') },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.answers).map(([status, answer]) => [status, answerOf(Number(status), answer)]),
      ),
      default: {
        description: 'Refused, with the reason',
        content: { 'application/problem+json': { schema: PROBLEM } },
      },
    },
  };
}

function parametersOf({ path }: DeclaredRoute, operation: OperationDescription): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = operation.query ? jsonSchema(operation.query, 'output') : {};
  const inQuery = Object.entries((query['properties'] ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
    ...(schema['type'] === 'object' && { style: 'deepObject' }),
  }));
  const inHeader = (operation.headers ?? []).map((header) => ({ ...header, in: 'header', schema: { type: 'string' } }));
  return [...inPath, ...inQuery, ...inHeader];
}

function answerOf(status: number, answer: OperationDescription['answers'][number]): Json {
  const description = status === 204 ? 'Done' : status === 201 ? 'Made' : 'As asked';
  if (answer === null || answer === undefined) return { description };
  if (Array.isArray(answer)) {
    const raws = answer as readonly RawContent[];
    return { description, content: Object.assign({}, ...raws.map((raw) => contentOf(raw, 'output'))) as Json };
  }
  const one = answer as z.ZodType | RawContent;
  return { description: isRaw(one) ? one.description : description, content: contentOf(one, 'output') };
}

function contentOf(content: z.ZodType | RawContent, io: 'input' | 'output'): Json {
  if (isRaw(content))
    return { [content.contentType]: { schema: { type: 'string', description: content.description } } };
  return { 'application/json': { schema: jsonSchema(content, io) } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return rest;
}
