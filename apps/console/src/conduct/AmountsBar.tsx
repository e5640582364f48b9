import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AmountsMonth, ROUTES } from '#contract';
import { api, urlOf } from '../app/api';
import { useBootstrap } from '../app/session';
import { Downloads } from '../records/Downloads';
import { useAct } from '../records/use-act';
import { Button, toast } from '../ui';
import { yuanText } from './amount-text';
import { AmountDialog } from './AmountDialog';
import styles from './conduct.module.css';
import { useAmounts, useRefreshAll } from './use-conduct';

/** A month's proposed amounts: what holds, what is open, and for who leads others the ways to propose and to tell payroll. */
export function AmountsBar({ month, judge }: { month: string; judge: boolean }) {
  const { t } = useTranslation('conduct');
  const { data } = useAmounts(month);
  if (!data || (!judge && data.rows.length === 0)) return null;
  return (
    <section className={styles.amounts} data-testid="amounts" data-on={data.on}>
      <h2>{t('amounts.title')}</h2>
      <p className={styles.quiet}>{t(data.on ? 'amounts.text' : 'amounts.off')}</p>
      <Sums rows={data.rows} />
      {judge && data.on && <Ways month={month} />}
    </section>
  );
}

function Sums({ rows }: Pick<AmountsMonth, 'rows'>) {
  const { t } = useTranslation('conduct');
  return (
    <ul>
      {rows.map(({ agentId, agentName, workNumber, holds, open }) => (
        <li key={agentId} data-testid={`amounts-${workNumber}`}>
          <span>
            <b>{agentName}</b> {workNumber}
          </span>
          <small>{open !== 0 && t('amounts.open', { amount: yuanText(open) })}</small>
          <strong>{t('amounts.yuan', { amount: holds === 0 ? '0' : yuanText(holds) })}</strong>
        </li>
      ))}
    </ul>
  );
}

function Ways({ month }: { month: string }) {
  const { t, i18n } = useTranslation('conduct');
  const { me } = useBootstrap();
  const { busy, run } = useAct();
  const again = useRefreshAll();
  const [open, setOpen] = useState(false);
  const find = () =>
    void run(async () => {
      const { proposed } = await api('findAmounts', { body: { month } });
      again();
      toast(t('amounts.found', { count: proposed }));
    });
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const file = (format: 'csv' | 'xlsx') => urlOf(ROUTES.exportAmounts.path, {}, { month, format, locale });
  return (
    <div className={styles.acts}>
      <Button disabled={busy} data-testid="amounts-find" onClick={find}>
        {t('amounts.find')}
      </Button>
      <Button data-testid="amounts-write" onClick={() => setOpen(true)}>
        {t('amounts.write')}
      </Button>
      <Downloads label={t('amounts.export')} testId="amounts-export" href={file} />
      {open && <AmountDialog except={me.id} onClose={() => setOpen(false)} />}
    </div>
  );
}
