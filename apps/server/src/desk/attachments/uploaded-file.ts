import type { Readable } from 'node:stream';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#domain';

/** The one file of a multipart request, as a stream. */
export async function uploadedFile(request: FastifyRequest): Promise<{ name: string; content: Readable }> {
  if (!request.isMultipart()) throw new DomainError('unsupported_media_type');
  const file = await request.file();
  if (!file) throw new DomainError('invalid_input', { field: 'file' });
  return { name: file.filename, content: file.file };
}
