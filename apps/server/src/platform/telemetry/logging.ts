import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';

const SECRET_PATHS = [
  'req.headers.cookie',
  'req.headers.authorization',
  'req.headers["x-visitor-token"]',
  'res.headers["set-cookie"]',
];

/** Structured logs without secrets: no cookies, no tokens, no query strings (attachment links carry a visitor's token). */
export const logging = (level: string): Params => ({
  forRoutes: [{ path: '{*path}', method: RequestMethod.ALL }],
  pinoHttp: {
    level,
    redact: { paths: SECRET_PATHS, remove: true },
    autoLogging: false,
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        url: request.url.split('?')[0],
      }),
    },
  },
});
