import { PlatformRefusal, PlatformUnreachable } from '#channels/tencent';
import { DomainError } from '#domain';

/** What the platform said instead of doing it, for an admin; anything else is passed on as it is. */
export function toldAdmin(error: unknown, detail: Record<string, unknown> = {}): unknown {
  if (error instanceof PlatformRefusal)
    return new DomainError('wechat_refused', { ...detail, errcode: error.errcode, said: error.message });
  if (error instanceof PlatformUnreachable) return new DomainError('wechat_unreachable', detail);
  return error;
}
