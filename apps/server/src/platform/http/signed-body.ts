import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '#domain';

/** Where programs and platforms call us with signed requests. */
export const SIGNED_HOOKS = ['/api/hooks/api/', '/api/hooks/phone/', '/api/hooks/weibo/'];
const BYTES = 'application/x-signed-bytes';

/**
 * What programs sign reaches its route as the stream that came, whatever it says it is: who signs, signs bytes, and the route says
 * how many it takes. The parser is chosen by the type, so the type is what is changed.
 */
export function takeSignedRaw(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload));
  server.addHook('onRequest', (request, _reply, done) => {
    const isSigned = SIGNED_HOOKS.some((path) => request.url.startsWith(path));
    if (request.method === 'POST' && isSigned) request.headers['content-type'] = BYTES;
    done();
  });
}

/** The whole body; throws `payload_too_large` as soon as it has more than `limit` bytes. */
export async function bytesOf(body: unknown, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as Readable | []) {
    chunks.push(chunk as Buffer);
    if ((size += (chunk as Buffer).length) > limit) throw new DomainError('payload_too_large', { limit });
  }
  return Buffer.concat(chunks);
}
