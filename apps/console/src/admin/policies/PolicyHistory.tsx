import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { wallClock } from '../../records/zone-time';
import { useNow } from '../../ui';
import { FieldGroup } from '../pieces/Field';
import { useSettingWords } from './use-setting-words';

/** Every value that was ever written, the newest first, with who wrote it. */
export function PolicyHistory({ setting }: { setting: SettingRow }) {
  const { t } = useTranslation('admin');
  const { company } = useBootstrap();
  const words = useSettingWords();
  const now = useNow();
  const rows = [...setting.history].sort((a, b) => Date.parse(b.effectiveAt) - Date.parse(a.effectiveAt));
  return (
    <FieldGroup title={t('policies.history')}>
      {rows.length === 0 && <p className="pc-hint">{t('policies.noHistory')}</p>}
      <ol className="po-history">
        {rows.map(({ value, effectiveAt, byName, createdAt }) => (
          <li key={`${effectiveAt}-${createdAt}`}>
            <time dateTime={effectiveAt}>{wallClock(company.zone, new Date(effectiveAt))}</time>
            <b>{words.value(value, setting.unit)}</b>
            <span className="pc-small">
              {byName}
              {Date.parse(effectiveAt) > now && ` · ${t('policies.planned')}`}
              {effectiveAt === setting.effectiveAt && ` · ${t('policies.inForce')}`}
            </span>
          </li>
        ))}
      </ol>
    </FieldGroup>
  );
}
