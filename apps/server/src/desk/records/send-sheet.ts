import type { FastifyReply } from 'fastify';

/** Sends a sheet as a download that nobody keeps. */
export async function sendSheet(reply: FastifyReply, name: string, text: string): Promise<void> {
  await reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store')
    .send(text);
}
