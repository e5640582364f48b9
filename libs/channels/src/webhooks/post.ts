import { request as overHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { addressFault, guardedLookup, isAllowed, PrivateAddress } from './reachable';
import { signed } from './signature';

/** How long a program may take over one request, from the first look-up to the last byte. */
export const ANSWER_WITHIN_MS = 15_000;
/** Bytes read of an answer; what comes after is nobody's business. */
const READ_AT_MOST = 64 * 1024;
const EXCERPT = 1000;

export interface Posting {
  url: string;
  /** All of them sign: the current one first. */
  secrets: readonly string[];
  /** The same at every attempt, so that whoever gets it twice can tell. */
  id: string;
  body: string;
  at: Date;
  /** Hosts of the installation's own network that may be called. */
  allowedHosts: readonly string[];
  withinMs?: number;
  /** Breaks the request off, as when the process stops. */
  signal?: AbortSignal;
}

export interface PostAnswer {
  status: number;
  /** The first characters of the answer's body. */
  excerpt: string;
  /** What a `retry-after` header in seconds asked for. */
  retryAfterSeconds: number | null;
}

export type NotAnsweredCode =
  | 'bad_address'
  | 'https_needed'
  | 'private_address'
  | 'unknown_host'
  | 'connection_refused'
  | 'certificate'
  | 'timed_out'
  | 'broken_off';

/** There was no answer. The request may or may not have been taken: its id makes a repeat harmless. */
export class NotAnswered extends Error {
  constructor(
    readonly code: NotAnsweredCode,
    detail = '',
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'NotAnswered';
  }

  /** True when no later try can go better as things are. */
  get isFinal(): boolean {
    return ['bad_address', 'https_needed', 'private_address'].includes(this.code);
  }
}

/**
 * Posts signed JSON to a program and answers what it said, whatever the status. Redirects are answers, never followed; names that lead
 * inside are refused at the moment of connecting; each request has a connection of its own. Throws {@link NotAnswered}.
 */
export async function post(posting: Posting): Promise<PostAnswer> {
  const fault = addressFault(posting.url, posting.allowedHosts);
  if (fault) throw new NotAnswered(fault);
  try {
    return await readAnswer(...(await send(posting)));
  } catch (error) {
    throw new NotAnswered(...wordsFor(error));
  }
}

function send({
  url,
  secrets,
  id,
  body,
  at,
  allowedHosts,
  withinMs,
  signal,
}: Posting): Promise<[ClientRequest, IncomingMessage]> {
  const target = new URL(url);
  const content = Buffer.from(body);
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? overHttps : overHttp)(target, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.any([AbortSignal.timeout(withinMs ?? ANSWER_WITHIN_MS), ...(signal ? [signal] : [])]),
      ...(isAllowed(target, allowedHosts) ? {} : { lookup: guardedLookup }),
      headers: {
        ...signed(secrets, id, at, content),
        'content-type': 'application/json',
        'content-length': content.length,
        'user-agent': 'Halfhour-Webhooks/1',
        connection: 'close',
      },
    });
    request.once('response', (response) => resolve([request, response]));
    request.on('error', reject);
    request.end(content);
  });
}

async function readAnswer(request: ClientRequest, response: IncomingMessage): Promise<PostAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      if ((size += chunk.length) >= READ_AT_MOST) break;
    }
  } catch {
    // The status has arrived and says what became of the request; the rest is only for people to read.
  } finally {
    request.destroy();
  }
  const said = Buffer.concat(chunks)
    .subarray(0, EXCERPT * 4)
    .toString('utf8');
  const wait = /^\d{1,6}$/.exec(response.headers['retry-after'] ?? '');
  return {
    status: response.statusCode!,
    excerpt: said.replaceAll('\0', '').slice(0, EXCERPT),
    retryAfterSeconds: wait && Number(wait[0]),
  };
}

const CODES: Record<string, NotAnsweredCode> = {
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  ECONNREFUSED: 'connection_refused',
  EHOSTUNREACH: 'connection_refused',
  ENETUNREACH: 'connection_refused',
  ABORT_ERR: 'timed_out',
  ETIMEDOUT: 'timed_out',
};

function wordsFor(error: unknown): [NotAnsweredCode, string] {
  if (error instanceof PrivateAddress) return ['private_address', ''];
  const { code = '', name = '' } = error as { code?: string; name?: string };
  if (name === 'AbortError' || name === 'TimeoutError') return ['timed_out', ''];
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO|ERR_SSL/.test(code)) return ['certificate', code];
  return [CODES[code] ?? 'broken_off', CODES[code] ? '' : code];
}
