import { Button } from 'antd';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QuarantineItem } from '#contract';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { QuarantineRow, type Outcome } from './QuarantineRow';
import './quarantine.css';

/** What arrived and could not be read: kept whole, to be tried again, made a ticket of, or put aside with a reason. */
export function QuarantineArea() {
  const { t } = useTranslation('admin');
  const list = useAdminList('listQuarantine', 30_000);
  const [last, setLast] = useState<Outcome | null>(null);
  return (
    <>
      <AreaHead title={t('areas.quarantine')} text={t('quarantine.text')}>
        <Button onClick={() => void list.reload()}>{t('quarantine.reload')}</Button>
      </AreaHead>
      {last && (
        <p className="qu-last" role="status">
          {t(`quarantine.outcome.${last.kind}`)}{' '}
          {last.ticketNumber !== null && (
            <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(last.ticketNumber) }}>
              #{last.ticketNumber}
            </Link>
          )}
        </p>
      )}
      <ListBody list={list} empty={{ title: t('quarantine.emptyTitle'), text: t('quarantine.emptyText') }}>
        {(items) => (
          <div className="pc-list">
            {items.map((item: QuarantineItem) => (
              <QuarantineRow
                key={item.id}
                item={item}
                onDone={(outcome) => {
                  setLast(outcome);
                  void list.reload();
                }}
              />
            ))}
          </div>
        )}
      </ListBody>
    </>
  );
}
