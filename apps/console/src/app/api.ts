import { ROUTES, type AnswerOf, type BodyOf, type Problem, type QueryOf, type RouteName } from '#contract';

/** A refusal of the server, or of the way to it (`unreachable`). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: Record<string, unknown> = {},
    readonly fields: NonNullable<Problem['fields']> = [],
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

interface ApiRequest<N extends RouteName> {
  params?: Record<string, string | number>;
  query?: QueryOf<N>;
  body?: BodyOf<N>;
  signal?: AbortSignal;
}

let onSignedOut: ((code: string) => void) | null = null;

/** Whom to tell when the server no longer knows this session. */
export function whenSignedOut(tell: ((code: string) => void) | null): void {
  onSignedOut = tell;
}

export function signedOut(code: string): void {
  onSignedOut?.(code);
}

/** One call of the desk's HTTP interface. Throws ApiProblem; an abort throws what `fetch` throws. */
export async function api<N extends RouteName>(name: N, request: ApiRequest<N> = {}): Promise<AnswerOf<N>> {
  const { method, path } = ROUTES[name];
  const answer = await send(urlOf(path, request.params, request.query), {
    method,
    signal: request.signal,
    credentials: 'same-origin',
    headers: request.body === undefined ? {} : { 'content-type': 'application/json' },
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
  });
  if (!answer.ok) throw await problemOf(answer, name !== 'login');
  return (isJson(answer) ? await answer.json() : await answer.blob()) as AnswerOf<N>;
}

/** The address of a route, for links and downloads. */
export function urlOf(path: string, params: Record<string, string | number> = {}, query?: object): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]));
  return `/api${filled}${pairs.length ? `?${search}` : ''}`;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'unreachable');
  }
}

function isJson(answer: Response): boolean {
  return answer.headers.get('content-type')?.includes('application/json') ?? false;
}

async function problemOf(answer: Response, watched: boolean): Promise<ApiProblem> {
  const body = isJson(answer) ? ((await answer.json()) as Partial<Problem>) : {};
  const code = body.code ?? (answer.status >= 500 ? 'unreachable' : 'internal');
  if (watched && answer.status === 401) signedOut(code);
  return new ApiProblem(answer.status, code, body.detail, body.fields);
}
