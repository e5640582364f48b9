import { lookup } from 'node:dns';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '../../webhooks';

/** refused: never try again. Everything else may work later. */
export class RecordingFault extends Error {
  constructor(
    readonly code: 'recording_address' | 'recording_refused' | 'recording_gone' | 'recording_unreachable',
    detail: string,
  ) {
    super(detail);
  }
  get isFinal(): boolean {
    return this.code === 'recording_address' || this.code === 'recording_refused';
  }
}

const ANSWER_WITHIN_MS = 15_000;

/**
 * Where a recording lies: an address as it was said, or a path on the telephone system's disk, whose file name is looked for
 * behind `base` (the address the inbox names). Throws `recording_address` for what is no http address.
 */
export function recordingUrl(place: string, base: string | null): URL {
  const said = /^https?:\/\//i.test(place) ? place : base && new URL(fileName(place), withSlash(base)).toString();
  if (!said || !URL.canParse(said)) throw new RecordingFault('recording_address', place.slice(0, 200));
  return new URL(said);
}

/**
 * Opens a recording. Only the host of `base` may be a private address; a name is looked up once and the connection goes to the
 * address that was checked. Redirects are not followed. Throws a `RecordingFault`.
 */
export async function openRecording(url: URL, base: string | null): Promise<IncomingMessage> {
  const trusted = base !== null && URL.canParse(base) && new URL(base).host === url.host;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!trusted && isIP(host) && !isPublicAddress(host)) throw new RecordingFault('recording_address', host);
  const response = await opened(url, trusted ? undefined : publicLookup);
  const { statusCode = 0 } = response;
  if (statusCode === 200) return response;
  response.destroy();
  const code = statusCode === 404 || statusCode >= 500 ? 'recording_gone' : 'recording_refused';
  throw new RecordingFault(code, `answered ${statusCode}`);
}

function opened(url: URL, look: LookupFunction | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getHttps : getHttp;
    const request = get(url, { lookup: look, timeout: ANSWER_WITHIN_MS, agent: false }, resolve);
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', (error) =>
      reject(error instanceof RecordingFault ? error : new RecordingFault('recording_unreachable', error.message)),
    );
  });
}

const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '');
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublicAddress(address)))
      return done(new RecordingFault('recording_address', host), '');
    if (options.all) (done as unknown as (error: null, all: typeof found) => void)(null, found);
    else done(null, first.address, first.family);
  });
};

const fileName = (path: string): string => encodeURIComponent(path.split(/[\\/]/).pop() ?? '');
const withSlash = (base: string): string => (base.endsWith('/') ? base : `${base}/`);
