import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as PinoLogger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { SocketAdapter } from './live/gateways/socket-adapter';
import type { Config } from './platform/config/config';
import { serveApiDocs } from './platform/http/api-docs';
import { allowWidgetsAnywhere } from './platform/http/widget-cors';
import { serveScreens } from './platform/http/screens';
import { takeSignedRaw } from './platform/http/signed-body';
import { takeXmlRaw } from './platform/http/xml-body';
import { socketRedis } from './platform/wake/wake.module';

const JSON_LIMIT = 1024 * 1024;

/** The assembled desk, listening to nobody yet. `dist` is where the built screens are. */
export async function createApp(config: Config, dist = join(process.cwd(), 'dist')): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies.length ? config.trustedProxies : false,
    bodyLimit: JSON_LIMIT,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(PinoLogger));
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 5, fileSize: config.maxUploadBytes + 1 } });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginResourcePolicy: false,
  });
  allowWidgetsAnywhere(app);
  takeXmlRaw(app);
  takeSignedRaw(app);
  app.setGlobalPrefix('api', { exclude: ['health', 'metrics', 's/:token', 's/:token/stop'] });
  app.enableShutdownHooks();
  if (config.roles.includes('web')) {
    app.useWebSocketAdapter(new SocketAdapter(app, await socketRedis(config.redisUrl)));
    serveApiDocs(app);
    await serveScreens(app, dist, config);
  }
  return app;
}
