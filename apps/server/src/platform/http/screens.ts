import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config';

const CONSOLE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws: wss:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
/** Without frame-ancestors every page may embed it, sandboxed ones too. */
const WIDGET_POLICY = CONSOLE_POLICY.replace("; frame-ancestors 'none'", '');

/** Calls speak and listen; nothing here looks at cameras, places or payments. A page that embeds the chat must allow it too. */
const PERMISSIONS = 'microphone=(self), camera=(), geolocation=(), payment=(), display-capture=()';

/** Decides which pages may embed a widget, by its key; the desk's inboxes know. */
export type Embedders = (widgetKey: string) => Promise<string[]>;
export const EMBEDDERS = Symbol('embedders');

/** The built console at /, the widget at /widget, and in a demo the shop that embeds it at /shop. */
export async function serveScreens(app: NestFastifyApplication, dist: string, config: Config): Promise<void> {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const consoleDir = join(dist, 'apps', 'console');
  const widgetDir = join(dist, 'apps', 'widget');
  const embedders = app.get<Embedders>(EMBEDDERS, { strict: false });
  await server.register(fastifyStatic, { root: dist, serve: false, preCompressed: true });
  const page =
    (policy: string, folder: string, file: string, maxAge = 0) =>
    (_: FastifyRequest, reply: FastifyReply) =>
      reply
        .headers({ 'content-security-policy': policy, 'permissions-policy': PERMISSIONS })
        .sendFile(file, folder, { maxAge, immutable: maxAge > 0 });
  server.get('/widget/frame.html', async (request, reply) => {
    const key = (request.query as { key?: string }).key ?? '';
    const origins = await embedders(key);
    const policy = origins.length ? `${WIDGET_POLICY}; frame-ancestors 'self' ${origins.join(' ')}` : WIDGET_POLICY;
    return page(policy, widgetDir, 'frame.html')(request, reply);
  });
  server.get('/widget/*', (request, reply) => {
    const file = (request.params as { '*': string })['*'];
    void reply.header('cross-origin-resource-policy', 'cross-origin');
    return page(WIDGET_POLICY, widgetDir, file, file.startsWith('assets/') ? 31_536_000_000 : 300_000)(request, reply);
  });
  if (config.demo) {
    server.get('/shop', (_, reply) => reply.redirect('/shop/'));
    server.get('/shop/*', (request, reply) =>
      page(
        CONSOLE_POLICY,
        join(widgetDir, 'demo'),
        (request.params as { '*': string })['*'] || 'index.html',
      )(request, reply),
    );
  }
  server.get('/assets/*', (request, reply) =>
    page(
      CONSOLE_POLICY,
      join(consoleDir, 'assets'),
      (request.params as { '*': string })['*'],
      31_536_000_000,
    )(request, reply),
  );
  server.get('/*', (request, reply) => consolePage(consoleDir, request, reply));
}

/** Every other path is a place in the console. */
function consolePage(folder: string, request: FastifyRequest, reply: FastifyReply): unknown {
  const file = request.url.split('?')[0]!.slice(1);
  if (/^[\w-]+\.(svg|ico|png|webmanifest|txt)$/.test(file) && existsSync(join(folder, file)))
    return reply.sendFile(file, folder);
  const index = join(folder, 'index.html');
  if (request.url.startsWith('/api') || !existsSync(index))
    return reply.status(404).send({ code: 'not_found', detail: {} });
  return reply
    .headers({
      'content-security-policy': CONSOLE_POLICY,
      'permissions-policy': PERMISSIONS,
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    })
    .type('text/html; charset=utf-8')
    .send(readFileSync(index));
}
