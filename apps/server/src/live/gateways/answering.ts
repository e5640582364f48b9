import { Logger } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError } from '#domain';
import { toProblem } from '../../platform/http/problem-filter';

const logger = new Logger('Sockets');

/**
 * A socket message's handler: what comes is checked against the contract, what goes wrong is answered with a code.
 * Messages without an acknowledgement are dropped when wrong: they are signals.
 */
export function answering<S extends z.ZodType>(
  schema: S,
  handle: (input: z.output<S>) => unknown,
): (input: unknown, ack?: (answer: never) => void) => void {
  return (input, ack) => {
    const answer = typeof ack === 'function' ? (ack as (answer: unknown) => void) : () => undefined;
    const parsed = schema.safeParse(input);
    if (!parsed.success) return answer({ ok: false, code: 'invalid_input' });
    Promise.resolve()
      .then(() => handle(parsed.data))
      .then(answer, (error: unknown) => answer(refusal(error)));
  };
}

function refusal(error: unknown): { ok: false; code: string; detail: Record<string, unknown> } {
  const { problem, status } = toProblem(error);
  if (status >= 500 && !(error instanceof DomainError))
    logger.error(error instanceof Error ? error.stack : String(error));
  return { ok: false, code: problem.code, detail: problem.detail };
}
