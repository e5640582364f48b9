import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { PolicyRow } from './PolicyRow';
import { PolicySheet } from './PolicySheet';
import { ReplyLadder } from './ReplyLadder';
import { settingGroup } from './setting-units';
import './policies.css';

const GROUPS = [
  'reply',
  'callbacks',
  'promises',
  'leads',
  'calls',
  'violations',
  'channels',
  'registers',
  'other',
] as const;

/** The numbers the desk works and counts by. Each holds from a date; what was counted before keeps the old one. */
export function PoliciesArea() {
  const { t } = useTranslation('admin');
  const list = useAdminList('listSettings');
  const [open, setOpen] = useState<string | null>(null);
  const chosen = list.rows?.find(({ key }) => key === open);
  return (
    <>
      <AreaHead title={t('areas.policies')} text={t('policies.text')} />
      <ListBody list={list} empty={{ title: t('policies.emptyTitle'), text: t('policies.emptyText') }}>
        {(settings) =>
          GROUPS.map((group) => {
            const rows = settings.filter(({ key }) => settingGroup(key) === group);
            return rows.length === 0 ? null : (
              <section key={group} className="po-group">
                <h2>{t(`policies.group.${group}`)}</h2>
                {group === 'reply' && <ReplyLadder settings={settings} />}
                <div className="pc-list">
                  {rows.map((setting: SettingRow) => (
                    <PolicyRow
                      key={setting.key}
                      setting={setting}
                      selected={setting.key === open}
                      onOpen={() => setOpen(setting.key)}
                    />
                  ))}
                </div>
              </section>
            );
          })
        }
      </ListBody>
      {chosen && (
        <PolicySheet
          key={chosen.key}
          setting={chosen}
          settings={list.rows ?? []}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      )}
    </>
  );
}
