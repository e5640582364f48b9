import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log';
import { Origins } from './origins';
import { RateLimits } from './rate-limits';

/** Tokens, passwords, origins, limits and the audit log. Who the agents are is the desk's business. */
@Global()
@Module({ providers: [Origins, RateLimits, AuditLog], exports: [Origins, RateLimits, AuditLog] })
export class AuthModule {}
