import { ZodValidationException } from 'nestjs-zod';
import { z } from 'zod';
import { DomainError } from '#domain';
import { breaks } from '../../platform/database/database';

/** Runs a write; a broken unique index becomes `already_exists` with the field that it stands for. */
export async function refusingDuplicates<T>(fields: Record<string, string>, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const broken = Object.keys(fields).find((index) => breaks(error, index));
    throw broken ? new DomainError('already_exists', { field: fields[broken] }) : error;
  }
}

/** The row, or `not_found`. */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new DomainError('not_found');
  return row;
}

/** `invalid_input` that names the field and the rule it breaks, as a schema's refusal does. */
export const wrongField = (path: string, rule: string): ZodValidationException => wrongFields([{ path, rule }]);

export function wrongFields(fields: readonly { path: string; rule: string }[]): ZodValidationException {
  const issues = fields.map(({ path, rule }) => ({ code: rule, path: path.split('.'), message: rule }));
  return new ZodValidationException(new z.ZodError(issues as unknown as z.core.$ZodIssue[]));
}
