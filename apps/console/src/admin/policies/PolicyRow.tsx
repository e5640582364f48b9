import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract';
import { useBootstrap } from '../../app/session';
import { dayIn } from '../../records/zone-time';
import { useSettingWords } from './use-setting-words';
import { upcomingOf } from './upcoming';
import { useNow } from '../../ui';

export function PolicyRow({ setting, selected, onOpen }: { setting: SettingRow; selected: boolean; onOpen(): void }) {
  const { t } = useTranslation('admin');
  const { company } = useBootstrap();
  const words = useSettingWords();
  const next = upcomingOf(setting, useNow());
  const day = (at: string) => dayIn(company.zone, new Date(at));
  return (
    <div className={selected ? 'pc-row po-row on' : 'pc-row po-row'}>
      <div className="pc-cut">
        <button type="button" className="pc-row-title" onClick={onOpen}>
          {words.title(setting.key)}
        </button>
        <div className="pc-small pc-cut">{words.text(setting.key)}</div>
      </div>
      <div className="po-value">
        <b>{words.value(setting.value, setting.unit)}</b>
        {next && (
          <small>
            {t('policies.next', { day: day(next.effectiveAt), value: words.value(next.value, setting.unit) })}
          </small>
        )}
      </div>
      <span className="pc-small">
        {setting.effectiveAt ? t('policies.since', { day: day(setting.effectiveAt) }) : t('policies.original')}
      </span>
      <span className="pc-tag" title={t('policies.rule')}>
        {setting.rule === 'house' ? t('policies.house') : setting.rule}
      </span>
    </div>
  );
}
