import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Injectable } from '@nestjs/common';
import { ACCESS, type Access } from './access';
import { OPERATION, type OperationDescription } from './operation';

/** A route as its handler declares it. */
export interface DeclaredRoute {
  readonly method: string;
  /** Below /api/v1, with parameters as `:name`. */
  readonly path: string;
  /** `SessionsController.signIn` */
  readonly handler: string;
  readonly access: Access | undefined;
  readonly operation: OperationDescription | undefined;
}

/** Every route of every controller, read from the decorators: what the OpenAPI document and the spec on access walk through. */
@Injectable()
export class DeclaredRoutes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  all(): DeclaredRoute[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!metatype || typeof instance !== 'object' || instance === null) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (typeof handler !== 'function') return [];
        const method: unknown = Reflect.getMetadata('method', handler);
        if (typeof method !== 'number') return [];
        const paths = [Reflect.getMetadata('path', metatype), Reflect.getMetadata('path', handler)].map(String);
        return [
          {
            method: RequestMethod[method] ?? '',
            path: `/${paths
              .flatMap((path) => path.split('/'))
              .filter(Boolean)
              .join('/')}`,
            handler: `${metatype.name}.${name}`,
            access: this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, metatype]),
            operation: this.reflector.get<OperationDescription | undefined>(OPERATION, handler),
          },
        ];
      });
    });
  }
}
