/** The platform answered with an error code (「全局返回码」). */
export class PlatformRefusal extends Error {
  constructor(
    readonly errcode: number,
    errmsg: string,
  ) {
    super(`${errcode} ${errmsg.replace(/\s+/g, ' ').slice(0, 200)}`);
    this.name = 'PlatformRefusal';
  }
}

/** No answer, or none that can be understood. `maybeDone` when the request may have been carried out all the same. */
export class PlatformUnreachable extends Error {
  constructor(
    readonly maybeDone: boolean,
    words: string,
  ) {
    super(words);
    this.name = 'PlatformUnreachable';
  }
}

/** For requests that say nothing to anybody: whether or not they were carried out, they may be repeated. */
export async function repeatable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof PlatformUnreachable ? new PlatformUnreachable(false, error.message) : error;
  }
}

/** The access token is no longer, or never was, one. */
const TOKEN_REJECTED = new Set([40001, 40014, 42001]);
export const isTokenRejected = (error: unknown): boolean =>
  error instanceof PlatformRefusal && TOKEN_REJECTED.has(error.errcode);
