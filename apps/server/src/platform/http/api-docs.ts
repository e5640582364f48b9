import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';

/** The OpenAPI document at /api/docs, and as JSON at /api/docs-json. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Halfhour')
    .setDescription('The desk over HTTP. Refusals carry a code that stays the same in every language.')
    .setVersion('1')
    .addCookieAuth('hh_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => cleanupOpenApiDoc(SwaggerModule.createDocument(app, about)));
}
