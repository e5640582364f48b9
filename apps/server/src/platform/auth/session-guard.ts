import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { DomainError } from '#domain';
import { Origins } from './origins';
import { ANY_ORIGIN, PrincipalSource, PUBLIC, ROLES, type RoleName, type SignedRequest } from './principal';
import { hashToken, SESSION_COOKIE } from './tokens';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every HTTP route passes here: writes come from our own pages, and only signed-in agents pass unless it is public. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: PrincipalSource,
    private readonly origins: Origins,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const anyOrigin = this.reflector.getAllAndOverride<boolean>(ANY_ORIGIN, targets);
    if (!anyOrigin && !SAFE_METHODS.has(request.method)) this.origins.check(request.headers);
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    request.principal = await this.signedIn(request, context.switchToHttp().getResponse<FastifyReply>());
    const roles = this.reflector.getAllAndOverride<RoleName[] | undefined>(ROLES, targets);
    if (roles && !roles.includes(request.principal.role)) throw new DomainError('forbidden');
    return true;
  }

  private async signedIn(request: SignedRequest, reply: FastifyReply) {
    const token = request.cookies[SESSION_COOKIE];
    if (!token) throw new DomainError('not_signed_in');
    const principal = await this.principals.ofSession(hashToken(token));
    if (principal) return principal;
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    throw new DomainError('session_expired');
  }
}
