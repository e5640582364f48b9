import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export type RoleName = 'agent' | 'team_lead' | 'admin';

/** The signed-in agent of a request or a socket, as the gate sees it. */
export interface Principal {
  agentId: string;
  name: string;
  workNumber: string;
  role: RoleName;
  visibility: 'all' | 'team' | 'own';
  teamIds: string[];
  /** Teams this agent leads. */
  leadOf: string[];
  sessionHash: string;
}

/** Finds who a session belongs to; the desk's agents provide it. Null when the session ended or the account is disabled. */
export abstract class PrincipalSource {
  abstract ofSession(sessionHash: string): Promise<Principal | null>;
}

export type SignedRequest = FastifyRequest & { principal?: Principal };

export const PUBLIC = 'public';
/** Open without a session. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

export const ANY_ORIGIN = 'any-origin';
/** Open to pages of other sites: what proves the caller is a token in a header, never a cookie. */
export const AnyOrigin = (): MethodDecorator & ClassDecorator => SetMetadata(ANY_ORIGIN, true);

export const ROLES = 'roles';
/** Open to these roles alone. */
export const Roles = (...roles: RoleName[]): MethodDecorator & ClassDecorator => SetMetadata(ROLES, roles);

export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  return context.switchToHttp().getRequest<Required<SignedRequest>>().principal;
});
