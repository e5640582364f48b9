import type { Attachment, BodyOf, VisitorEvent, VisitorMessage, VisitorSayAck, VisitorSession } from '#contract';

/** The desk said no, or could not be reached (`network`, `timeout`). */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

export function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code;
  console.error('Halfhour:', error);
  return 'internal';
}

export const askedSeconds = (error: unknown): number | null => {
  const seconds = error instanceof Refusal ? error.detail['retryAfterSeconds'] : null;
  return typeof seconds === 'number' ? seconds : null;
};

const LIMIT_MS = 15_000;

export type Api = ReturnType<typeof createApi>;

/** The visitor's routes (`ROUTES` of the contract), with the token in a header: no cookies, so no page can borrow a session. */
export function createApi(key: string, token: () => string | null) {
  const base = `/api/widget/${encodeURIComponent(key)}`;
  const headers = (): Record<string, string> => (token() ? { 'x-visitor-token': token()! } : {});
  const ask = <Answer>(method: string, path: string, body?: unknown): Promise<Answer> =>
    request(base + path, {
      method,
      headers: { ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  return {
    session: (body: BodyOf<'visitorSession'>) => ask<VisitorSession>('POST', '/session', body),
    details: (body: BodyOf<'visitorDetails'>) => ask<unknown>('PUT', '/details', body),
    say: (body: BodyOf<'visitorSay'>) => ask<VisitorSayAck>('POST', '/messages', body),
    earlier: (before: number) =>
      ask<{ messages: VisitorMessage[]; hasEarlier: boolean }>('GET', `/messages?before=${before}`),
    /** For what comes in files of their own: calls, surveys. */
    post: <Answer>(path: string, body: object) => ask<Answer>('POST', path, body),
    base,
    headers,
    since: (seq: number) => ask<{ events: VisitorEvent[] }>('GET', `/events?after=${seq}`),
    upload: (file: File, onProgress: (share: number) => void) => upload(`${base}/uploads`, headers(), file, onProgress),
    fileUrl: (url: string, preview: boolean) => fileUrl(url, token(), preview),
  };
}

async function request<Answer>(url: string, init: RequestInit): Promise<Answer> {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), LIMIT_MS);
  try {
    const response = await fetch(url, { ...init, signal: stop.signal, credentials: 'omit', cache: 'no-store' });
    const text = await response.text();
    if (!response.ok) throw refusalOf(response.status, text, response.headers.get('retry-after'));
    return readJson<Answer>(text);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(stop.signal.aborted ? 'timeout' : 'network');
  } finally {
    clearTimeout(limit);
  }
}

/** XMLHttpRequest, because fetch can't tell how far an upload is. */
function upload(url: string, headers: Record<string, string>, file: File, onProgress: (share: number) => void) {
  return new Promise<Attachment>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Refusal('network'));
    request.onload = () => {
      const { status, responseText } = request;
      if (status < 200 || status > 299) {
        return reject(refusalOf(status, responseText, request.getResponseHeader('retry-after')));
      }
      resolve(Promise.resolve(responseText).then(readJson<Attachment>));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** A proxy between us and the desk answers in its own words, so the status speaks where there is no code. */
export function refusalOf(status: number, text: string, retryAfter: string | null): Refusal {
  const byStatus: Record<number, string> = {
    413: 'payload_too_large',
    415: 'unsupported_media_type',
    429: 'too_many_requests',
    503: 'overloaded',
  };
  const { code, detail } = problemIn(text);
  const asked = Number(retryAfter);
  const wait = retryAfter && asked >= 0 ? { retryAfterSeconds: asked } : {};
  return new Refusal(code ?? byStatus[status] ?? (status >= 502 ? 'network' : 'internal'), { ...wait, ...detail });
}

/** A page where JSON should be comes from something between us and the desk: a log-in wall, a proxy. */
function readJson<Answer>(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch (error) {
    console.warn('Halfhour: something other than the desk answered.', error);
    throw new Refusal('network');
  }
}

function problemIn(text: string): { code?: string; detail?: Record<string, unknown> } {
  if (!text.startsWith('{')) return {};
  const { code, detail } = readJson<{ code?: unknown; detail?: Record<string, unknown> }>(text);
  return typeof code === 'string' ? { code, detail } : {};
}

function fileUrl(url: string, token: string | null, preview: boolean): string {
  const full = new URL(url, location.href);
  if (full.protocol === 'blob:') return url;
  if (preview && !full.pathname.endsWith('/preview')) full.pathname += '/preview';
  // The token goes to our own desk only, whatever a message claims its file's address is.
  if (token && full.host === location.host && !full.searchParams.has('token')) full.searchParams.set('token', token);
  return /^https?:$/.test(full.protocol) ? full.href : '#';
}
