import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal, SignedRequest } from '../../platform/auth/principal';

/** Who acts and from where, for the audit log. */
export interface Acting extends Principal {
  ip: string;
}

export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): Acting => {
  const request = context.switchToHttp().getRequest<Required<SignedRequest>>();
  return { ...request.principal, ip: request.ip };
});
