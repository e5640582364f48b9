import { boundedBody } from '../platform-answer';
import { PlatformRefusal, PlatformUnreachable } from './failures';

export interface ApiAddress {
  /** Without a slash at its end. */
  apiUrl: string;
}

/** How long the platform may take over one request. */
export const ANSWER_WITHIN_MS = 10_000;

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
  mediaType: string;
  disposition: string;
  body: Buffer;
}

/**
 * One request to the platform. Throws {@link PlatformUnreachable} when there is no answer within time or one of a broken gateway, and
 * when the answer has more than `atMost` bytes. Redirects are not followed: the address carries a token.
 */
export async function request(
  { apiUrl }: ApiAddress,
  path: string,
  init: { method?: string; body?: string | FormData; signal?: AbortSignal } = {},
  atMost = 1024 * 1024,
): Promise<Answered> {
  const inTime = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, inTime]) : inTime;
  try {
    const response = await fetch(`${apiUrl}${path}`, { ...init, signal, redirect: 'error' });
    if (response.status !== 200)
      throw new PlatformUnreachable(![429, 503].includes(response.status), `status ${response.status}`);
    return {
      mediaType: response.headers.get('content-type') ?? '',
      disposition: response.headers.get('content-disposition') ?? '',
      body: await bodyOf(response, atMost),
    };
  } catch (error) {
    throw error instanceof PlatformUnreachable ? error : unreachable(error);
  }
}

/** Posts JSON and answers the JSON answered. Throws {@link PlatformRefusal} when it holds an error code. */
export async function postJson<T>(address: ApiAddress, path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return jsonOf<T>(await request(address, path, { method: 'POST', body: JSON.stringify(body), signal }));
}

/** The JSON of an answer; what isn't JSON comes from something between us and the platform. */
export function jsonOf<T>({ body }: Answered): T {
  let answer: { errcode?: number; errmsg?: string } | null;
  try {
    answer = JSON.parse(body.toString('utf8')) as typeof answer;
  } catch {
    throw new PlatformUnreachable(true, 'the answer is no JSON');
  }
  if (answer?.errcode) throw new PlatformRefusal(answer.errcode, answer.errmsg ?? '');
  return answer as T;
}

const bodyOf = (response: Response, atMost: number): Promise<Buffer> =>
  boundedBody(response, atMost, () => new PlatformUnreachable(true, `an answer of more than ${atMost} bytes`));

/** The address holds the token, and errors of `fetch` may hold the address: only their codes are passed on. */
function unreachable(error: unknown): PlatformUnreachable {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  const code = cause?.code ?? name;
  return new PlatformUnreachable(!NEVER_SENT.has(code), code);
}
