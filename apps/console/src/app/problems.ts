import type { TFunction } from 'i18next';
import { ApiProblem } from './api';

/** What went wrong, in the reader's language. */
export function problemText(error: unknown, t: TFunction): string {
  const code = error instanceof ApiProblem ? error.code : 'unknown';
  const detail = error instanceof ApiProblem ? error.detail : {};
  return t(`errors:${code}`, { ...detail, defaultValue: t('errors:unknown') });
}
