import { sign } from '../../platform/auth/tokens';
import type { Config } from '../../platform/config/config';

/** Opens the answer to one survey. Only the desk can make it, and nothing keeps it: neither the words it goes out with nor a table. */
export const surveyToken = (key: Buffer, surveyId: string): string => sign(key, 'survey', surveyId, 48);

type Place = Pick<Config, 'publicUrl' | 'demo' | 'port' | 'secretKey'>;

/** Where contacts can open the desk's pages; null where nobody told it. A demo's contacts sit at the same machine. */
export const openTo = ({ publicUrl, demo, port }: Place): string | null =>
  publicUrl ?? (demo ? `http://127.0.0.1:${port}` : null);

export function surveyUrl(config: Place, surveyId: string): string | null {
  const base = openTo(config);
  return base && new URL(`/s/${surveyToken(config.secretKey, surveyId)}`, base).toString();
}
