import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const LARGEST = 256 * 1024;
const PREFIX = '/api/hooks/weibo/';
/** What a call's body is taken for, whatever it claims to be: nothing else reads this type. */
const RAW = 'application/x-signed-call';

/** Where a platform pushes JSON, the route gets the bytes that came: they are stored before anybody reads them (law 2). */
export function takeHooksRaw(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addContentTypeParser(RAW, { parseAs: 'buffer', bodyLimit: LARGEST }, (_, body, done) => done(null, body));
  server.addHook('onRequest', (request, _, done) => {
    if (request.method === 'POST' && request.url.startsWith(PREFIX)) request.headers['content-type'] = RAW;
    done();
  });
}
