import { boundedBody } from '../platform-answer';
import { readJson } from './json';
import { WeiboRefusal, WeiboUnreachable } from './failures';

/** How long the platform may take over one request. */
export const ANSWER_WITHIN_MS = 10_000;
const LARGEST_ANSWER = 4 * 1024 * 1024;

/** Requests that certainly never reached the platform. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

export interface Answered {
  status: number;
  mediaType: string;
  body: Buffer;
}

/**
 * One request to the platform. Throws {@link WeiboUnreachable} when there is no answer within time, or one of more than `atMost` bytes.
 * Redirects are not followed: the request carries a token.
 */
export async function request(
  address: string,
  init: { method?: string; body?: URLSearchParams; token?: string; signal?: AbortSignal } = {},
  atMost = LARGEST_ANSWER,
): Promise<Answered> {
  const { token, signal: given, ...rest } = init;
  const inTime = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const signal = given ? AbortSignal.any([given, inTime]) : inTime;
  // In a header, so that no log of addresses on the way holds the token.
  const headers = token ? { authorization: `OAuth2 ${token}` } : undefined;
  try {
    const response = await fetch(address, { ...rest, headers, signal, redirect: 'error' });
    const body = await bodyOf(response, atMost);
    return { status: response.status, mediaType: response.headers.get('content-type') ?? '', body };
  } catch (error) {
    throw error instanceof WeiboUnreachable ? error : unreachable(error);
  }
}

/**
 * The JSON of an answer. The platform refuses with statuses of 400 and more and an `error_code` in the body; anything else that isn't
 * JSON comes from something between us and the platform. Throws {@link WeiboRefusal} and {@link WeiboUnreachable}.
 */
export function jsonOf<T>({ status, body }: Answered): T {
  let answer: { error_code?: number | string; error?: string; error_description?: string } | null;
  try {
    answer = readJson(body.toString('utf8')) as typeof answer;
  } catch {
    throw new WeiboUnreachable(![429, 503].includes(status), `status ${status}, and no JSON`);
  }
  const code = Number(answer?.error_code ?? 0);
  if (code) throw new WeiboRefusal(code, String(answer?.error_description ?? answer?.error ?? ''));
  if (status >= 400) throw new WeiboUnreachable(![429, 503].includes(status), `status ${status}`);
  return answer as T;
}

/** For requests that say nothing to anybody: whether or not they were carried out, they may be repeated. */
export async function repeatable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof WeiboUnreachable ? new WeiboUnreachable(false, error.message) : error;
  }
}

const bodyOf = (response: Response, atMost: number): Promise<Buffer> =>
  boundedBody(response, atMost, () => new WeiboUnreachable(true, `an answer of more than ${atMost} bytes`));

function unreachable(error: unknown): WeiboUnreachable {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  const code = cause?.code ?? name;
  return new WeiboUnreachable(!NEVER_SENT.has(code), code);
}
