import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { ListBody } from '../../pieces/ListBody';
import { CodeRow } from './CodeRow';
import { CodeSheet, NewCodeSheet } from './CodeSheet';
import { useCodes } from './use-codes';

/** Codes to scan: how often each was, who followed by it, and where its contacts go. */
export function CodesPage({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('wechat-menu');
  const codes = useCodes(inbox.id);
  const [open, setOpen] = useState<string | null>(null);
  const code = codes.rows?.find(({ id, deletedAt }) => id === open && !deletedAt);
  const close = () => setOpen(null);
  return (
    <>
      <div className="wm-bar">
        <p>{t('codes.text')}</p>
        <span className="pc-spring" />
        <Button type="primary" icon={<Plus size={14} />} onClick={() => setOpen('new')} data-testid="admin-new">
          {t('codes.new')}
        </Button>
      </div>
      <ListBody list={codes} empty={{ title: t('codes.emptyTitle'), text: t('codes.emptyText') }}>
        {(rows) => (
          <div className="pc-list">
            {rows.map((row) => (
              <CodeRow
                key={row.id}
                code={row}
                selected={row.id === open}
                codes={codes}
                onOpen={() => setOpen(row.id)}
              />
            ))}
          </div>
        )}
      </ListBody>
      {open === 'new' && (
        <NewCodeSheet
          inboxId={inbox.id}
          onClose={close}
          onCreated={(created) => {
            codes.put(created);
            // The picture is what it was made for: the sheet stays open with it.
            setOpen(created.id);
          }}
        />
      )}
      {code && <CodeSheet key={code.id} code={code} codes={codes} onClose={close} />}
    </>
  );
}
