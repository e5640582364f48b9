import { PlatformRefusal, PlatformUnreachable } from '#channels/tencent';

/** Goes on with `instead` when it is the platform that didn't answer or refused. */
export const unlessPlatform =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof PlatformRefusal || error instanceof PlatformUnreachable) return instead;
    throw error;
  };
