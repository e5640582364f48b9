import { Button } from 'antd';
import { ClipboardPaste } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Territory } from '#contract';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { TerritoryImport } from './TerritoryImport';
import { TerritoryProbe } from './TerritoryProbe';
import { TerritoryRow } from './TerritoryRow';
import { TerritorySheet } from './TerritorySheet';
import './territories.css';

/** Which places belong to whom (DOMAIN H1). */
export function TerritoriesArea() {
  const { t } = useTranslation(['routing', 'admin']);
  const list = useAdminList('listTerritories');
  const [open, setOpen] = useState<Territory | 'new' | 'import' | null>(null);
  const close = () => setOpen(null);
  const saved = () => {
    close();
    void list.reload();
  };
  return (
    <>
      <AreaHead
        title={t('admin:areas.territories')}
        text={t('admin.text')}
        create={{ label: t('admin.new'), onCreate: () => setOpen('new') }}
      >
        <Button icon={<ClipboardPaste size={14} />} onClick={() => setOpen('import')} data-testid="territory-import">
          {t('admin.import')}
        </Button>
      </AreaHead>
      <TerritoryProbe />
      <ListBody list={list} empty={{ title: t('admin.empty'), text: t('admin.empty_text') }}>
        {(rows) => (
          <div className="pc-list">
            {rows.map((territory) => (
              <TerritoryRow
                key={territory.id}
                territory={territory}
                selected={typeof open === 'object' && open?.id === territory.id}
                onOpen={() => setOpen(territory)}
              />
            ))}
          </div>
        )}
      </ListBody>
      {open === 'import' && <TerritoryImport onClose={close} onTaken={() => void list.reload()} />}
      {open !== null && open !== 'import' && (
        <TerritorySheet
          key={open === 'new' ? 'new' : open.id}
          territory={open === 'new' ? null : open}
          onClose={close}
          onSaved={saved}
        />
      )}
    </>
  );
}
