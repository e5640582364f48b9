import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyInstance } from 'fastify';

const LARGEST = 256 * 1024;
/** Where platforms call us. */
const HOOKS = '/api/hooks/';

/**
 * XML reaches the routes that platforms call as the bytes that came: who signs them signs bytes, and strangers' XML is
 * read by nobody else.
 */
export function takeXmlRaw(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addContentTypeParser(
    ['text/xml', 'application/xml'],
    { parseAs: 'buffer', bodyLimit: LARGEST },
    ({ url, headers }, body, done) =>
      url.startsWith(HOOKS)
        ? done(null, body)
        : done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(String(headers['content-type']))),
  );
}
