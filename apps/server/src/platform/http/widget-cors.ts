import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const PATH = '/api/widget/';
const ALLOWED = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': 'content-type, x-visitor-token',
  'access-control-max-age': '86400',
};

/** A widget in a sandboxed frame has no origin of its own. Its routes take a token in a header and never a cookie. */
export function allowWidgetsAnywhere(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(PATH)) return;
    void reply.headers(ALLOWED);
    if (request.method === 'OPTIONS') await reply.status(204).send();
  });
}
