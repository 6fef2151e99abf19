import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { consumedBy, OPERATION, producedBy, type OperationDescription } from './operation';
import { problem } from './problems';

/** Refuses a body of another type than the route takes (415), and an Accept that the route cannot meet (406). */
@Injectable()
export class NegotiationGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const operation = this.reflector.get<OperationDescription | undefined>(OPERATION, context.getHandler());
    if (!operation) return true;
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const sent = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const expected = consumedBy(operation);
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (operation.body && hasBody && !expected.includes(sent ?? '')) throw problem.unsupportedType({ expected });
    const offered = producedBy(operation);
    if (offered.length > 0 && !accepts(headers.accept, offered)) throw problem.notAcceptable({ offered });
    return true;
  }
}

/** Whether an Accept header (RFC 9110, 12.5.1) lets one of these types through. A missing header accepts everything. */
export function accepts(header: string | undefined, offered: readonly string[]): boolean {
  if (header === undefined || header.trim() === '') return true;
  return header.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return false;
    if (type === '*/*') return true;
    return offered.some((offer) => {
      const bare = offer.split(';')[0] ?? offer;
      return type === bare || (type.endsWith('/*') && bare.startsWith(type.slice(0, -1)));
    });
  });
}
