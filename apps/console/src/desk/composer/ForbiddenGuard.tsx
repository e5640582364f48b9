import { useTranslation } from 'react-i18next';
import type { ForbiddenMatch } from '#domain';
import { Kbd } from '../../ui';

/** What must not be said, and what to say instead (DOMAIN H12). */
export function ForbiddenGuard({ found, onBetter }: { found: readonly ForbiddenMatch[]; onBetter(): void }) {
  const { t } = useTranslation('desk');
  const first = found.find(({ better }) => better) ?? found[0];
  if (!first) return null;
  return (
    <p className="cp-guard" role="status" data-testid="forbidden-guard">
      <b>{t('composer.forbidden')}</b>「{first.phrase}」
      {first.better && (
        <button type="button" onClick={onBetter}>
          {t('composer.better', { better: first.better })} <Kbd>Tab</Kbd>
        </button>
      )}
      {found.length > 1 && <span>{t('composer.forbidden_more', { count: found.length - 1 })}</span>}
    </p>
  );
}
